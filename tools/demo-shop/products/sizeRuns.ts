import { type ItemVariant } from '../../../src/contracts';
import { createSeededRandom } from '../seededRandom';
import { type Good } from './buildGoods';

/** What one variant of a run is: its options, and how many yuan it costs more than the good itself. */
interface Size {
  variantId: string;
  options: ItemVariant['options'];
  extraYuan: number;
}

const size = (value: string, extraYuan = 0): Size => ({
  variantId: value.toLowerCase(),
  options: [{ name: '尺码', value }],
  extraYuan,
});
const letters = ['S', 'M', 'L', 'XL'].map((value) => size(value));
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => size(String(from + index)));
const trousers = ['29', '30', '31', '32', '34'].flatMap((waist) =>
  ['常规', '加长'].map((length) => ({
    variantId: `${waist}-${length === '常规' ? 'regular' : 'long'}`,
    options: [
      { name: '腰围', value: waist },
      { name: '裤长', value: length },
    ],
    extraYuan: length === '加长' ? 10 : 0,
  })),
);

export const SIZE_RUNS = {
  letters,
  'letters-and-large': [...letters, size('XXL', 10)],
  'womens-shoes': numbers(35, 40),
  'mens-shoes': numbers(39, 44),
  trousers,
} satisfies Record<string, Size[]>;
export type SizeRun = keyof typeof SIZE_RUNS;

/** The sizes of a good that comes in some, which share its `stock` between them; `undefined` for others. */
export function drawVariants({ base, itemId, priceMinor }: Good, stock: number): ItemVariant[] | undefined {
  if (!base.sizes) return undefined;
  const run: readonly Size[] = SIZE_RUNS[base.sizes];
  const random = createSeededRandom(`sizes ${itemId}`);
  const weights = run.map(() => (random.chance(0.12) ? 0 : random.between(0.4, 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const stocks = weights.map((weight) => (total === 0 ? 0 : Math.floor((stock * weight) / total)));
  // What rounding has left over lies with the size that has most.
  const most = stocks.indexOf(Math.max(...stocks));
  stocks[most] = stocks[most]! + stock - stocks.reduce((sum, count) => sum + count, 0);
  return run.map(({ extraYuan, ...variant }, index) => ({
    ...variant,
    priceMinor: priceMinor + extraYuan * 100,
    stock: stocks[index]!,
  }));
}
