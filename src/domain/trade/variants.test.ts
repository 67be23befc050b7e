import { type ItemVariant } from '../../contracts';
import {
  findSellable,
  hasSeveralPrices,
  isSameLine,
  summariseVariants,
  titleWithVariant,
  variantTitle,
} from './variants';

const variant = (variantId: string, priceMinor: number, stock: number): ItemVariant => ({
  variantId,
  options: [
    { name: '颜色', value: '墨绿' },
    { name: '尺码', value: variantId.toUpperCase() },
  ],
  priceMinor,
  stock,
});
const variants = [variant('m', 1200, 3), variant('s', 1000, 0)];
const shirt = { ...summariseVariants(variants), variants };
const tea = { priceMinor: 500, stock: 7 };

describe('what is bought', () => {
  it('is the item itself when it has no variants', () => {
    expect(findSellable(tea, undefined)).toEqual({ ...tea, variant: undefined });
    expect(findSellable(tea, 'm')).toBeUndefined();
  });

  it('is a variant at its own price and stock when there are some', () => {
    expect(findSellable(shirt, 'm')).toMatchObject({ priceMinor: 1200, stock: 3, variant: variants[0] });
    expect(findSellable(shirt, 's')).toMatchObject({ priceMinor: 1000, stock: 0 });
    expect(findSellable(shirt, 'xl')).toBeUndefined();
    expect(findSellable(shirt, undefined)).toBeUndefined();
  });
});

it('an item shows the lowest price and the whole stock of its variants', () => {
  expect(summariseVariants(variants)).toEqual({ priceMinor: 1000, stock: 3 });
});

it("a variant is called by its options' values", () => {
  expect(variantTitle(variants[0]!)).toBe('墨绿 M');
  expect(titleWithVariant('衬衫', variants[0])).toBe('衬衫 墨绿 M');
  expect(titleWithVariant('衬衫', undefined)).toBe('衬衫');
});

it('two variants of one item are two lines', () => {
  expect(isSameLine({ itemId: 'a', variantId: 'm' }, { itemId: 'a', variantId: 'm' })).toBe(true);
  expect(isSameLine({ itemId: 'a', variantId: 'm' }, { itemId: 'a' })).toBe(false);
  expect(isSameLine({ itemId: 'a' }, { itemId: 'b' })).toBe(false);
});

it('an item has several prices when its variants do not all cost the same', () => {
  const priced = (...prices: number[]) => prices.map((priceMinor) => ({ ...variants[0]!, priceMinor }));
  expect(hasSeveralPrices(priced(100, 200))).toBe(true);
  expect(hasSeveralPrices(priced(100, 100))).toBe(false);
  expect(hasSeveralPrices(undefined)).toBe(false);
});
