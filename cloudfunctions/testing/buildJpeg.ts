/** A segment of a JPEG: marker, length, content. */
export function jpegSegment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/**
 * What reads as a JPEG, with `mark` where the picture would be, and with whatever comes before it.
 * No decoder sees a picture in it: real ones are made by `sharp` in the tests of the local cloud.
 */
export function buildJpeg(mark: string, segments: readonly Buffer[] = [], after = Buffer.alloc(0)): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...segments,
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from(mark),
    Buffer.from([0xff, 0xd9]),
    after,
  ]);
}
