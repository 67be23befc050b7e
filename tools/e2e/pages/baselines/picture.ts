import sharp, { type Sharp } from 'sharp';

/** Pixels of the page, in each direction, that make one of a picture. */
export const PAGE_PX = 4;

/** A page shrunk to a quarter: small enough for the repository, and without the edges that rasterisers draw differently. */
export interface Picture {
  width: number;
  height: number;
  /** Red, green and blue of each pixel, by rows. */
  rgb: Uint8Array;
}

export async function shrinkScreenshot(png: Buffer): Promise<Picture> {
  const { width, height } = await sharp(png).metadata();
  const size = { width: Math.round(width / PAGE_PX), height: Math.round(height / PAGE_PX) };
  // The mean of what a pixel covers; sharper kernels overshoot at edges.
  return readPixels(sharp(png).resize({ ...size, fit: 'fill', kernel: 'linear' }));
}

export const readPicture = (file: string): Promise<Picture> => readPixels(sharp(file));

export async function writePicture(file: string, { width, height, rgb }: Picture): Promise<void> {
  await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 9 })
    .toFile(file);
}

async function readPixels(image: Sharp): Promise<Picture> {
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
