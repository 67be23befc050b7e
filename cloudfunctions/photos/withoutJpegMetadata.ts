const START_OF_SCAN = 0xda;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);
const APP0 = 0xe0;
const APP1 = 0xe1;
const LAST_APP = 0xef;
const COMMENT = 0xfe;
/** By marker, what such a segment begins with that belongs to the picture: without it shape or colours are wrong. */
const OF_THE_PICTURE: Readonly<Record<number, string>> = {
  [APP0]: 'JFIF\0',
  0xe2: 'ICC_PROFILE\0',
  0xee: 'Adobe',
};
const ORIENTATION = 0x0112;

/**
 * A JPEG (ITU-T T.81, annex B) without comments and without what cameras write into APPn segments: place, time, device,
 * thumbnails. Of Exif the orientation stays, else photos would lie on their side. What follows the picture goes too.
 * `undefined` when the segments do not lead to a picture.
 */
export function withoutJpegMetadata(jpeg: Buffer): Buffer | undefined {
  const kept: Buffer[] = [jpeg.subarray(0, 2)];
  let position = 2;
  while (position + 4 <= jpeg.length) {
    const marker = jpeg[position + 1]!;
    if (jpeg[position] !== 0xff || marker === 0xff || marker < 0xc0) return undefined;
    const end = position + 2 + jpeg.readUInt16BE(position + 2);
    if (end > jpeg.length || end < position + 4) return undefined;
    const segment = jpeg.subarray(position, end);
    if (marker === START_OF_SCAN) {
      // Inside of a scan these two bytes do not stand together.
      const last = jpeg.indexOf(END_OF_IMAGE, end);
      if (last < 0) return undefined;
      return Buffer.concat([...kept, jpeg.subarray(position, last + END_OF_IMAGE.length)]);
    }
    if (marker === APP1) kept.push(...orientationSegment(segment));
    else if (isKept(marker, segment)) kept.push(segment);
    position = end;
  }
  return undefined;
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker < APP0 || marker > LAST_APP) return marker !== COMMENT;
  const name = OF_THE_PICTURE[marker];
  return name !== undefined && segment.subarray(4, 4 + name.length).toString('latin1') === name;
}

/** An Exif segment that holds the orientation and nothing else; none when the photo stands upright or tells no orientation. */
function orientationSegment(segment: Buffer): Buffer[] {
  const orientation = readOrientation(segment);
  if (orientation === undefined || orientation < 2 || orientation > 8) return [];
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4); // the one directory follows at once
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12); // SHORT
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, APP1, 0, body.length + 2]);
  return [Buffer.concat([head, body])];
}

function readOrientation(segment: Buffer): number | undefined {
  if (segment.subarray(4, 10).toString('latin1') !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(10);
  if (tiff.length < 8) return undefined;
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return undefined;
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return undefined;
    if (short(at) === ORIENTATION) return short(at + 8);
  }
  return undefined;
}
