import sharp from 'sharp';
import { buildJpeg, jpegSegment } from '../testing/buildJpeg';
import { readPhoto } from './readPhoto';

const bytesOf = (uploaded: Buffer) => {
  const photo = readPhoto(uploaded);
  if (!photo) throw new Error('no photo');
  return photo.bytes;
};

describe('a photo', () => {
  it('keeps nothing of where, when and by which phone it was taken, and lies as it did', async () => {
    const taken = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#7a9a52' } })
      .jpeg()
      .withExif({
        IFD0: { Make: 'SECRET-PHONE', DateTime: '2026:11:26 12:00:00' },
        IFD3: { GPSLatitude: '30/1 14/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const before = await sharp(taken).metadata();
    expect(taken.includes('SECRET-PHONE')).toBe(true);
    const kept = bytesOf(taken);
    const after = await sharp(kept).metadata();
    expect(kept.includes('SECRET-PHONE')).toBe(false);
    expect(kept.includes('2026:11:26')).toBe(false);
    expect(after.exif!.length).toBeLessThan(40);
    expect(after).toMatchObject({ orientation: 6, width: before.width, height: before.height });
    expect(await sharp(kept).raw().toBuffer()).toEqual(await sharp(taken).raw().toBuffer());
  });

  it.each([
    ['a comment', buildJpeg('picture', [jpegSegment(0xfe, Buffer.from('SECRET'))])],
    ['a maker’s note', buildJpeg('picture', [jpegSegment(0xe5, Buffer.from('SECRET'))])],
    ['XMP', buildJpeg('picture', [jpegSegment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0SECRET'))])],
    ['an index of further pictures', buildJpeg('picture', [jpegSegment(0xe2, Buffer.from('MPF\0SECRET'))])],
    ['a film behind it', buildJpeg('picture', [], Buffer.from('SECRET'))],
  ])('loses %s', (_, uploaded) => {
    expect(bytesOf(uploaded).includes('SECRET')).toBe(false);
    expect(bytesOf(uploaded)).toEqual(buildJpeg('picture'));
  });

  it('keeps its colours', () => {
    const profile = jpegSegment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01…'));
    expect(bytesOf(buildJpeg('picture', [profile]))).toEqual(buildJpeg('picture', [profile]));
  });

  it('as a PNG loses its texts and keeps its pixels', async () => {
    const taken = await sharp({ create: { width: 4, height: 4, channels: 4, background: '#7a9a5280' } })
      .png()
      .withExif({ IFD0: { Make: 'SECRET-PHONE' } })
      .toBuffer();
    expect(taken.includes('SECRET-PHONE')).toBe(true);
    const kept = readPhoto(taken)!;
    expect(kept.type).toBe('image/png');
    expect(kept.bytes.includes('SECRET-PHONE')).toBe(false);
    expect(await sharp(kept.bytes).raw().toBuffer()).toEqual(await sharp(taken).raw().toBuffer());
  });

  it('that is cut off anywhere is none, and throws nothing', async () => {
    const segments = [jpegSegment(0xe1, Buffer.from('Exif\0\0II*\0\x08\0\0\0\x05\0', 'latin1'))];
    const jpeg = buildJpeg('picture', segments);
    const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    for (const whole of [jpeg, png])
      for (let length = 0; length < whole.length; length += 1)
        expect(readPhoto(whole.subarray(0, length))).toBeUndefined();
  });
});
