/** WeChat's check of pictures (`imgSecCheck`) asks for no more pixels than these. */
const MAX_WIDTH = 750;
const MAX_HEIGHT = 1334;

/** From 0 to 1: what a JPEG may lose. */
export const PHOTO_QUALITY = 0.8;

/** The size of a photo that goes to the cloud: of the same shape, never larger than it was. */
export function fitPhoto(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
