import { statSync } from 'node:fs';
import { APPEARANCES } from '../../../gallery/appearances';
import { pictureName } from '../../../gallery/contactSheet';
import { galleryShots } from '../../../gallery/galleryShots';
import { USED_SHOTS } from '../pageShots';
import { baselineFiles, baselinePath } from './changedPictures';

const MOST_BYTES = 750_000;

describe('the baselines', () => {
  const files = baselineFiles();

  it('are of pages that there are', () => {
    const names = [...galleryShots().map(({ name }) => name), ...USED_SHOTS];
    const known = [...names, ...names.map((name) => `${name}-further`)].flatMap((name) =>
      APPEARANCES.map((appearance) => pictureName(name, appearance.name)),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !known.includes(file))).toEqual([]);
  });

  it('stay small enough for a repository', () => {
    const sizes = files.map((file) => statSync(baselinePath(file)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });
});
