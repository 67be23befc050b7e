import { createFakePhone, type FakePhoneOptions } from './testing/fakeWx';
import { createWxPhotoPicker } from './wxPhotoPicker';

const choose = async (options: FakePhoneOptions, count = 6) =>
  (await createWxPhotoPicker(createFakePhone(options).wx).choose(count)).map(({ url }) => url);

it('makes each photo as small as the check takes it, in the order in which they were chosen', async () => {
  const album = [
    { width: 3000, height: 4000 },
    { width: 100, height: 100 },
  ];
  expect(await choose({ album, canCompress: true })).toEqual([
    'wxfile://tmp/album-0-750-80.jpg',
    'wxfile://tmp/album-1-100-80.jpg',
  ]);
});

it('keeps to as many as there is room for, whatever the phone hands over', async () => {
  const album = Array.from({ length: 5 }, () => ({ width: 10, height: 10 }));
  expect(await choose({ album, canCompress: true }, 2)).toHaveLength(2);
});

it('takes what WeChat compressed where the phone cannot', async () => {
  expect(await choose({ album: [{ width: 9, height: 9 }] })).toEqual(['wxfile://tmp/album-0']);
});

it('tells a shopper who chose none from WeChat not letting them', async () => {
  expect(await choose({ album: 'cancel' })).toEqual([]);
  await expect(choose({ album: 'privacy permission is not authorized' })).rejects.toMatchObject({
    name: 'PhotosUnavailableError',
  });
});
