import sharp from 'sharp';
import { createWechatPhotoModerator } from '../../../cloudfunctions/photos/photoModerator';
import { checkPicture } from './imgSecCheck';

/** Three finder patterns and noise between them: what a scanner takes for a QR code of 29 × 29 modules. */
function qrCode(modulePx: number): string {
  const size = 29;
  const dark: string[] = [];
  const square = (x: number, y: number, side: number, fill: string) =>
    dark.push(
      `<rect x="${x * modulePx}" y="${y * modulePx}" width="${side * modulePx}" height="${side * modulePx}" fill="${fill}"/>`,
    );
  for (let n = 0; n < size * size; n += 1)
    if ((n * 7919) % 13 < 6) square(n % size, Math.floor(n / size), 1, '#000');
  for (const [x, y] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const) {
    square(x - 1, y - 1, 9, '#fff');
    square(x, y, 7, '#000');
    square(x + 1, y + 1, 5, '#fff');
    square(x + 2, y + 2, 3, '#000');
  }
  return dark.join('');
}

const pictureOf = (content: string, ground = '#fff') =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600"><rect width="600" height="600" fill="${ground}"/>${content}</svg>`,
    ),
  )
    .jpeg({ quality: 80 })
    .toBuffer();
const verdict = async (media: unknown) => (await checkPicture({ media })).errcode;

describe('the stand-in for WeChat’s check of pictures', () => {
  it.each([6, 8, 12])('refuses a QR code with modules of %d pixels', async (modulePx) => {
    expect(await verdict(await pictureOf(`<g transform="translate(60 90)">${qrCode(modulePx)}</g>`))).toBe(
      87014,
    );
  });

  it('refuses one in the corner of a photo', async () => {
    const code = `<rect x="340" y="340" width="250" height="250" fill="#fff"/><g transform="translate(350 350)">${qrCode(8)}</g>`;
    expect(await verdict(await pictureOf(code, '#7a9a52'))).toBe(87014);
  });

  it('passes what has none: a plain ground, stripes, a chessboard, rings', async () => {
    const stripes = Array.from(
      { length: 30 },
      (_, n) => `<rect x="${n * 20}" width="10" height="600" fill="#000"/>`,
    );
    const board = Array.from(
      { length: 200 },
      (_, n) =>
        `<rect x="${(n % 10) * 60 + (Math.floor(n / 10) % 2) * 30}" y="${Math.floor(n / 10) * 30}" width="30" height="30" fill="#000"/>`,
    );
    const ring = (x: number) =>
      `<circle cx="${x}" cy="300" r="70" fill="#000"/><circle cx="${x}" cy="300" r="50" fill="#fff"/><circle cx="${x}" cy="300" r="30" fill="#000"/>`;
    for (const content of ['', stripes.join(''), board.join(''), ring(150) + ring(400)])
      expect(await verdict(await pictureOf(content, '#f4f0e8'))).toBe(0);
  });

  it('takes no picture that is broken, too large or none', async () => {
    expect(await verdict(Buffer.from('\xff\xd8\xffnonsense', 'latin1'))).toBe(40137);
    expect(await verdict(Buffer.alloc(1024 * 1024 + 1))).toBe(40006);
    expect(await verdict('text')).toBe(41005);
  });
});

describe('the check of a photo', () => {
  const failures: unknown[] = [];
  const moderatorOf = (imgSecCheck: () => Promise<unknown>) =>
    createWechatPhotoModerator({ security: { imgSecCheck } }, (error) => failures.push(error));
  const judge = (imgSecCheck: () => Promise<unknown>) =>
    moderatorOf(imgSecCheck).judge(Buffer.from('x'), 'image/jpeg');

  it('publishes what passes, and refuses what is risky and what could not be checked', async () => {
    expect(await judge(async () => ({ errCode: 0 }))).toBe('publish');
    expect(await judge(() => Promise.reject(Object.assign(new Error('risky'), { errCode: 87014 })))).toBe(
      'refuse',
    );
    expect(failures).toEqual([]);
    expect(await judge(() => Promise.reject(new Error('no answer')))).toBe('refuse');
    expect(failures).toHaveLength(1);
  });
});
