import { type FileSharing } from '../fileSharing';

export interface SharingSetUp {
  sharing: FileSharing;
  /** What left the app under this name. */
  left: (name: string) => string | undefined;
  /** Whether something of it still takes room. */
  isHeld: (name: string) => boolean;
}

/** What every way out for a file promises. */
export function describeFileSharing(name: string, create: () => SharingSetUp): void {
  describe(`${name} for sharing files`, () => {
    it('hands out the text as it was prepared, whatever its language, and leaves nothing behind', async () => {
      const { sharing, left, isHeld } = create();
      const file = await sharing.prepare('mine.json', '{"note":"请放门口 🍵"}');
      expect(left('mine.json')).toBeUndefined();
      expect(isHeld('mine.json')).toBe(true);
      expect(await file.share()).toBe('shared');
      expect(left('mine.json')).toBe('{"note":"请放门口 🍵"}');
      await file.discard();
      expect(isHeld('mine.json')).toBe(false);
    });
  });
}
