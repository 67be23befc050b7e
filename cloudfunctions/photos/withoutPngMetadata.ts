const SIGNATURE_BYTES = 8;
/** Length, type and checksum around a chunk's content. */
const FRAME_BYTES = 12;
/** What a picture is made of, and its colours. The rest is text, time and Exif. */
const KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'pHYs',
]);

/** A PNG without text, time and Exif, and without what follows it; `undefined` when the chunks do not end as they should. */
export function withoutPngMetadata(png: Buffer): Buffer | undefined {
  const kept: Buffer[] = [png.subarray(0, SIGNATURE_BYTES)];
  let position = SIGNATURE_BYTES;
  while (position + FRAME_BYTES <= png.length) {
    const end = position + FRAME_BYTES + png.readUInt32BE(position);
    if (end > png.length) return undefined;
    const type = png.subarray(position + 4, position + 8).toString('latin1');
    if (KEPT.has(type)) kept.push(png.subarray(position, end));
    if (type === 'IEND') return Buffer.concat(kept);
    position = end;
  }
  return undefined;
}
