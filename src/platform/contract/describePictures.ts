import { type Pictures } from '../pictures';

export interface PicturesSetUp {
  /** The files `there.webp` can be loaded, `gone.webp` cannot. */
  pictures: Pictures;
  /** How many pictures have been saved. */
  savedCount: () => number;
  /** Whether something of a drawn picture still takes room. */
  isHeld: (url: string) => boolean;
}

/** What every way to draw a picture and save it promises. */
export function describePictures(name: string, create: () => PicturesSetUp): void {
  const open = async (pictures: Pictures) => (await pictures.open('canvas', 200, 300))!;

  describe(`${name} for drawing pictures`, () => {
    it('makes a file of what was drawn, saves it, and leaves nothing behind', async () => {
      const { pictures, savedCount, isHeld } = create();
      const canvas = await open(pictures);
      canvas.brush.fillText('掌柜', 10, 10);
      const picture = await canvas.finish();
      expect(savedCount()).toBe(0);
      expect(isHeld(picture.url)).toBe(true);
      expect(await picture.save('poster.png')).toBe('saved');
      expect(savedCount()).toBe(1);
      await picture.discard();
      await new Promise((resolve) => setTimeout(resolve, 0));
      expect(isHeld(picture.url)).toBe(false);
    });

    it('loads a picture with its size, and says of one that is gone that there is none', async () => {
      const canvas = await open(create().pictures);
      expect(await canvas.load('there.webp')).toMatchObject({ width: 400, height: 400 });
      expect(await canvas.load('gone.webp')).toBeUndefined();
    });
  });
}
