import { describePictures } from '../contract/describePictures';
import { createNotedCanvas } from '../memory/notedCanvas';
import { createWebPictures } from './webPictures';

/** jsdom has no canvas: a noted one stands in for it, and its pictures for images. */
function setUp(blob: Blob | null = new Blob(['ink'])) {
  const held = new Set<string>();
  const canvas = createNotedCanvas((source) => source.endsWith('there.webp'));
  const fakeDocument = {
    body: document.body,
    createElement(tag: string) {
      if (tag === 'a') return document.createElement('a');
      if (tag === 'canvas') return Object.assign(canvas, { toBlob: (done: BlobCallback) => done(blob) });
      return Object.assign(canvas.createImage(), { naturalWidth: 400, naturalHeight: 400 });
    },
  };
  const urls = {
    createObjectURL() {
      held.add(`blob:${held.size}`);
      return `blob:${held.size - 1}`;
    },
    revokeObjectURL: (url: string) => void held.delete(url),
  };
  let savedCount = 0;
  document.body.onclick = (event) => {
    event.preventDefault();
    if ((event.target as HTMLAnchorElement).download === 'poster.png') savedCount += 1;
  };
  const pictures = createWebPictures(
    fakeDocument as unknown as Document,
    urls,
    (path) => `https://shop.test/files/${path}`,
  );
  return { pictures, savedCount: () => savedCount, isHeld: (url: string) => held.has(url) };
}

describePictures('a browser', setUp);

it('throws where the browser makes no file of a canvas, so that nothing blank is shown for it', async () => {
  const canvas = await setUp(null).pictures.open('canvas', 10, 10);
  await expect(canvas!.finish()).rejects.toThrow('made no file');
});
