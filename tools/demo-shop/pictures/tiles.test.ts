import sharp from 'sharp';
import { renderAsync } from '@resvg/resvg-js';
import { composeGoodTile } from '../generateDemoShop';
import { buildGoods } from '../products/buildGoods';
import { encodeTile } from './renderPictures';

const goods = buildGoods();
const svgs = goods.map(composeGoodTile);

const SIDE = 16;

/** What the eye keeps of a tile at a glance: 16 × 16 pixels, RGB. */
async function glance(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: 48 },
    font: { loadSystemFonts: false },
  });
  const raw = { width: image.width, height: image.height, channels: 4 as const };
  const small = await sharp(image.pixels, { raw }).removeAlpha().resize(SIDE, SIDE).raw().toBuffer();
  return Uint8Array.from(small);
}

/** Whether the mean absolute difference of two glances, 0–255, is below `limit`; stops as soon as it cannot be. */
function looksLike(one: Uint8Array, other: Uint8Array, limit: number): boolean {
  const most = limit * one.length;
  for (let index = 0, sum = 0; index < one.length; index++) {
    sum += Math.abs(one[index]! - other[index]!);
    if (sum >= most) return false;
  }
  return true;
}

describe('the tiles of the catalogue', () => {
  it('are composed the same way each time', () => {
    expect(composeGoodTile(goods[3]!)).toBe(svgs[3]);
  });

  it('differ for the eye between any two goods', async () => {
    const glances: Uint8Array[] = [];
    for (const svg of svgs) glances.push(await glance(svg));
    const alike: string[] = [];
    glances.forEach((one, index) => {
      for (let other = index + 1; other < glances.length; other++) {
        if (looksLike(one, glances[other]!, 2))
          alike.push(`${goods[index]!.itemId} ~ ${goods[other]!.itemId}`);
      }
    });
    expect(alike).toEqual([]);
  }, 120_000);

  it('weigh a few kilobytes as WebP', async () => {
    const sample = svgs.filter((_, index) => index % 40 === 0);
    const sizes: number[] = [];
    for (const svg of sample) sizes.push((await encodeTile(svg, 300)).length);
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect(mean).toBeLessThan(4096);
    expect(Math.max(...sizes)).toBeLessThan(12_288);
    const header = await sharp(await encodeTile(svgs[0]!, 300)).metadata();
    expect([header.format, header.width, header.height]).toEqual(['webp', 300, 300]);
  }, 60_000);
});
