import * as fc from 'fast-check';
import { type Merchandising } from '../contracts';

/** Rules about goods with the ids, categories and brands given, so that they hit something. */
export function merchandisingOf(
  itemIds: readonly string[],
  categoryIds: readonly string[],
  brands: readonly string[],
): fc.Arbitrary<Merchandising> {
  const target = fc.oneof(
    fc.record({ by: fc.constant('item' as const), itemId: fc.constantFrom(...itemIds) }),
    fc.record({ by: fc.constant('category' as const), categoryId: fc.constantFrom(...categoryIds) }),
    fc.record({ by: fc.constant('brand' as const), brand: fc.constantFrom(...brands) }),
  );
  const pin = fc.record({
    kind: fc.constant('pin' as const),
    itemId: fc.constantFrom(...itemIds),
    position: fc.nat(12),
  });
  const boost = fc.record({
    kind: fc.constant('boost' as const),
    target,
    strength: fc.double({ min: 0.1, max: 5, noNaN: true }),
  });
  const rule = fc.oneof(
    pin,
    boost,
    fc.record({ kind: fc.constantFrom('bury' as const, 'hide' as const), target }),
    fc.record({
      kind: fc.constant('category-cap' as const),
      limit: fc.integer({ min: 1, max: 3 }),
      window: fc.integer({ min: 1, max: 8 }),
    }),
  );
  return fc.record({ revision: fc.nat(9), rules: fc.array(rule, { maxLength: 6 }) });
}
