import { type PhotoType } from './photoPaths';
import { withoutJpegMetadata } from './withoutJpegMetadata';
import { withoutPngMetadata } from './withoutPngMetadata';

const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);
const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture by its first bytes, whatever it was called, without its metadata; `undefined` when it is none or is broken. */
export function readPhoto(uploaded: Buffer): { bytes: Buffer; type: PhotoType } | undefined {
  if (startsWith(uploaded, JPEG_START)) {
    const bytes = withoutJpegMetadata(uploaded);
    return bytes && { bytes, type: 'image/jpeg' };
  }
  if (startsWith(uploaded, PNG_START)) {
    const bytes = withoutPngMetadata(uploaded);
    return bytes && { bytes, type: 'image/png' };
  }
  return undefined;
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}
