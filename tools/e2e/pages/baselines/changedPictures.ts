import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import sharp from 'sharp';
import { type Picture, writePicture } from './picture';
import { type Change } from './pictureChanges';

const ROOT = resolve(__dirname, '../../../..');
/** What was looked at and found good. */
const BASELINES_DIR = join(__dirname, 'pictures');
/** What looked different on the last walk, under the baseline's name; in `seen` at full size, with the baseline beside it. */
const CHANGED_DIR = join(ROOT, 'build/baselines');
const SEEN_DIR = join(CHANGED_DIR, 'seen');
const MOST_PLACES = 4;

export const baselinePath = (file: string) => join(BASELINES_DIR, file);
export const baselineFiles = () => picturesIn(BASELINES_DIR);

export function forgetChanges(): void {
  rmSync(CHANGED_DIR, { recursive: true, force: true });
}

export interface ChangedPicture {
  /** `product.dark.png` */
  file: string;
  screenshot: Buffer;
  picture: Picture;
  /** Undefined where there is no baseline yet. */
  changes: readonly Change[] | undefined;
}

/** Leaves the picture to be looked at and taken over; gives in words what has changed. */
export async function keepChange({ file, screenshot, picture, changes }: ChangedPicture): Promise<string> {
  mkdirSync(SEEN_DIR, { recursive: true });
  await writePicture(join(CHANGED_DIR, file), picture);
  const seen = join(SEEN_DIR, file);
  await drawChanges(seen, screenshot, changes ? baselinePath(file) : undefined, changes ?? []);
  const see = `see ${relative(ROOT, seen)}`;
  if (!changes) return `${file} has no baseline, ${see}`;
  const places = changes.map(({ left, top, width, height }) => `${width} × ${height} px at ${left}, ${top}`);
  const more = places.length > MOST_PLACES ? [`${places.length - MOST_PLACES} more`] : [];
  return `${file} looks different: ${[...places.slice(0, MOST_PLACES), ...more].join('; ')}; ${see}`;
}

/** Makes what looked different on the last walk the new baselines; gives their names. */
export function renewBaselines(): string[] {
  const files = picturesIn(CHANGED_DIR);
  for (const file of files) copyFileSync(join(CHANGED_DIR, file), baselinePath(file));
  return files;
}

function picturesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.png')) : [];
}

/** From the left: the page as it is, the places that have changed, the baseline. */
async function drawChanges(
  file: string,
  screenshot: Buffer,
  baseline: string | undefined,
  changes: readonly Change[],
): Promise<void> {
  const { width, height } = await sharp(screenshot).metadata();
  const frames = changes.map(
    (change) =>
      `<rect x="${change.left}" y="${change.top}" width="${change.width}" height="${change.height}" fill="#f0f4" stroke="#f0f" stroke-width="2"/>`,
  );
  const marks = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${frames.join('')}</svg>`,
  );
  const before =
    baseline && (await sharp(baseline).resize(width, height, { fit: 'fill', kernel: 'nearest' }).toBuffer());
  await sharp({ create: { width: 3 * width, height, channels: 3, background: '#888888' } })
    .composite([
      { input: screenshot, left: 0, top: 0 },
      { input: screenshot, left: width, top: 0 },
      { input: marks, left: width, top: 0 },
      ...(before ? [{ input: before, left: 2 * width, top: 0 }] : []),
    ])
    .png()
    .toFile(file);
}
