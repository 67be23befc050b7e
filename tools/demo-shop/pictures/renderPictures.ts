import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import sharp from 'sharp';

/** Part of every picture's name: raise it when the encoder's settings change. */
const ENCODER = 'webp-3';
const CONCURRENT_TILES = 4;

export interface Picture {
  /** Inside the shop folder, with a hash of the content: `pictures/tea-01-1.3fa9c21b.webp`. */
  path: string;
  svg: string;
  /** In pixels; the height follows from the drawing. */
  width: number;
}

/** Widths of pictures, in pixels. Phones have up to three for each of CSS; more than that is wasted. */
export const WIDTH = {
  /** Half of a screen, and all of a small one on the product's page. */
  tile: 300,
  /** Lists show 52 (an order) to 84. */
  thumbnail: 156,
  /** A row of categories shows 44. */
  category: 132,
  /** Nearly the whole of a screen's width; two pixels for each are enough for soft shapes. */
  banner: 700,
};

/** Names a picture by its content, so that phones may keep it for good and an unchanged one is never drawn again. */
export function namePicture(name: string, svg: string, width: number): Picture {
  const hash = createHash('sha256').update(`${ENCODER} ${width}`).update(svg).digest('hex').slice(0, 8);
  return { path: `pictures/${name}.${hash}.webp`, svg, width };
}

/** A good's tile and its thumbnail. */
export function nameRenditions(itemId: string, svg: string): { picture: Picture; thumbnail: Picture } {
  return {
    picture: namePicture(itemId, svg, WIDTH.tile),
    thumbnail: namePicture(`${itemId}-small`, svg, WIDTH.thumbnail),
  };
}

/** An SVG document → WebP of the given width in pixels. */
export async function encodeTile(svg: string, width: number): Promise<Buffer> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  });
  const raw = { width: image.width, height: image.height, channels: 4 as const };
  return sharp(image.pixels, { raw })
    .removeAlpha()
    .webp({ quality: 74, effort: 2, smartSubsample: false })
    .toBuffer();
}

/**
 * Draws the pictures that `folder` lacks and removes the ones that no good shows any more.
 * Each file appears whole or not at all. Returns how many were drawn.
 */
export async function renderPictures(
  folder: string,
  pictures: readonly Picture[],
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const target = join(folder, 'pictures');
  await mkdir(target, { recursive: true });
  const wanted = new Set(pictures.map(({ path }) => join(folder, path)));
  for (const name of await readdir(target)) {
    if (!wanted.has(join(target, name))) await rm(join(target, name), { recursive: true });
  }
  const missing = pictures.filter(({ path }) => !existsSync(join(folder, path)));
  let done = pictures.length - missing.length;
  const queue = missing[Symbol.iterator]();
  const drawUntilEmpty = async () => {
    for (const { path, svg, width } of queue) {
      const file = join(folder, path);
      await writeFile(`${file}.part`, await encodeTile(svg, width));
      await rename(`${file}.part`, file);
      onProgress(++done, pictures.length);
    }
  };
  onProgress(done, pictures.length);
  await Promise.all(Array.from({ length: CONCURRENT_TILES }, drawUntilEmpty));
  return missing.length;
}
