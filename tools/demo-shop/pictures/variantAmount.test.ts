import { amountOfVariant, quantityOfVariant } from './variantAmount';

describe('amountOfVariant', () => {
  it.each([
    ['500ml', ['500ml', '500ml×2'], true, 'one'],
    ['500ml×2', ['500ml', '500ml×2'], true, 'two'],
    ['2个装', ['1个装', '2个装'], true, 'two'],
    ['30支', ['10支', '30支'], true, 'many'],
    ['1kg', ['250g', '1kg'], true, 'many'],
    ['200×230cm', ['150×200cm', '200×230cm'], false, 'one'],
    ['300ml 雾蓝', ['160ml 粉色', '300ml 雾蓝'], false, 'one'],
    ['雾蓝', ['奶白', '雾蓝'], false, 'one'],
  ] as const)('draws %s of %j as %s → %s', (variant, sisters, consumable, amount) => {
    expect(amountOfVariant(variant, sisters, consumable)).toBe(amount);
  });

  it('multiplies packs of packs', () => {
    expect(quantityOfVariant('100抽×6包', true)).toBe(600);
    expect(quantityOfVariant('1.5kg', true)).toBe(1500);
    expect(quantityOfVariant('墨绿', true)).toBeUndefined();
  });
});
