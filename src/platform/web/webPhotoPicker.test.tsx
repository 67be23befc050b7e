import { createWebPhotoPicker } from './webPhotoPicker';

const fileOf = (name: string) => new File([name], name, { type: 'image/png' });

function setUp() {
  const revoked: string[] = [];
  let made = 0;
  const picker = createWebPhotoPicker({
    document,
    urls: { createObjectURL: () => `blob:${(made += 1)}`, revokeObjectURL: (url) => revoked.push(url) },
    async shrink(file) {
      if ((file as File).name === 'broken') throw new Error('not a picture');
      return file;
    },
  });
  /** The dialogue that is open. */
  const dialogue = () => document.querySelector<HTMLInputElement>('input[type=file]')!;
  const answer = (files: File[]) => {
    Object.defineProperty(dialogue(), 'files', { value: files });
    dialogue().dispatchEvent(new Event('change'));
  };
  return { picker, revoked, dialogue, answer };
}

it('asks for pictures, and gives back what they take', async () => {
  const { picker, revoked, dialogue, answer } = setUp();
  const chosen = picker.choose(2);
  expect([dialogue().accept, dialogue().multiple]).toEqual(['image/*', true]);
  answer([fileOf('a'), fileOf('b'), fileOf('c')]);
  const photos = await chosen;
  expect(photos.map(({ url }) => url)).toEqual(['blob:1', 'blob:2']);
  photos[1]!.discard();
  expect(revoked).toEqual(['blob:2']);
  expect(dialogue()).toBeNull();
});

it('leaves out what is no picture, and says so when nothing is left', async () => {
  const { picker, answer } = setUp();
  const some = picker.choose(6);
  answer([fileOf('broken'), fileOf('a')]);
  expect(await some).toHaveLength(1);
  const none = picker.choose(6);
  answer([fileOf('broken')]);
  await expect(none).rejects.toMatchObject({ name: 'PhotosUnavailableError' });
});

it('is none when the dialogue is closed', async () => {
  const { picker, dialogue } = setUp();
  const chosen = picker.choose(1);
  dialogue().dispatchEvent(new Event('cancel'));
  expect(await chosen).toEqual([]);
});
