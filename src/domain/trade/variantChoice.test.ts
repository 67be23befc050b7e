import * as fc from 'fast-check';
import { type ItemVariant } from '../../contracts';
import { chooseOption, type Chosen, optionRows, variantFor } from './variantChoice';

const COLOURS = ['红', '绿'];
const SIZES = ['S', 'M', 'L'];
const variantsOf = (stocks: readonly number[]): ItemVariant[] =>
  COLOURS.flatMap((colour, row) =>
    SIZES.map((size, column) => ({
      variantId: `${colour}-${size}`,
      options: [
        { name: '颜色', value: colour },
        { name: '尺码', value: size },
      ],
      priceMinor: 100,
      stock: stocks[row * SIZES.length + column]!,
    })),
  );
const NOTHING: Chosen = new Map();

describe('choosing a variant', () => {
  it('leads, along whatever options can be had, to a variant that is in stock', () => {
    const stocks = fc.array(fc.nat(2), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(
        stocks,
        fc.constantFrom(['颜色', '尺码'], ['尺码', '颜色']),
        fc.nat(),
        (stock, names, pick) => {
          const variants = variantsOf(stock);
          let chosen = NOTHING;
          for (const name of names) {
            const row = optionRows(variants, chosen).find((entry) => entry.name === name)!;
            const open = row.values.filter(({ isAvailable }) => isAvailable);
            if (open.length === 0) {
              expect(stock.every((left) => left === 0)).toBe(true);
              return;
            }
            chosen = chooseOption(chosen, name, open[pick % open.length]!.value);
          }
          expect(variantFor(variants, chosen)!.stock).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('closes the sizes that are sold out in the colour chosen, and no others', () => {
    const rows = optionRows(variantsOf([1, 0, 1, 1, 1, 1]), new Map([['颜色', '红']]));
    expect(rows[1]!.values.filter(({ isAvailable }) => !isAvailable)).toEqual([
      { value: 'M', isAvailable: false },
    ]);
    // Another colour can still be chosen.
    expect(rows[0]!.values.every(({ isAvailable }) => isAvailable)).toBe(true);
  });

  it('is not done before every option is chosen, and can be taken back', () => {
    const variants = variantsOf([1, 1, 1, 1, 1, 1]);
    const red = chooseOption(NOTHING, '颜色', '红');
    expect(variantFor(variants, red)).toBeUndefined();
    const redM = chooseOption(red, '尺码', 'M');
    expect(variantFor(variants, redM)?.variantId).toBe('红-M');
    expect(variantFor(variants, chooseOption(redM, '尺码', 'M'))).toBeUndefined();
  });
});
