import * as fc from 'fast-check';
import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { createCartStore, MAX_QUANTITY } from './cartStore';

function setUp(platform = createMemoryPlatform()) {
  const seen: string[] = [];
  const cart = createCartStore({
    keyValueStore: platform.keyValueStore,
    nowMs: () => platform.clock.nowMs(),
    observer: {
      onAdded: (itemId, quantity) => seen.push(`+${quantity} ${itemId}`),
      onRemoved: (itemId, quantity) => seen.push(`-${quantity} ${itemId}`),
    },
  });
  return { platform, cart, seen };
}

describe('the cart', () => {
  it('adds to the line that an item already has', () => {
    const { cart } = setUp();
    cart.add('tea');
    cart.add('cup');
    cart.add('tea', 2);
    expect(cart.get().lines).toEqual([
      { itemId: 'cup', quantity: 1 },
      { itemId: 'tea', quantity: 3 },
    ]);
  });

  it('has a line for each variant, and removes the one that is named', () => {
    const { cart } = setUp();
    cart.add('shirt', 1, 'm');
    cart.add('shirt', 2, 'l');
    cart.add('shirt', 1, 'm');
    expect(cart.get().lines).toEqual([
      { itemId: 'shirt', variantId: 'l', quantity: 2 },
      { itemId: 'shirt', variantId: 'm', quantity: 2 },
    ]);
    cart.setQuantity('shirt', 5, 'l');
    cart.removeLines([{ itemId: 'shirt', variantId: 'm' }]);
    expect(cart.get().lines).toEqual([{ itemId: 'shirt', variantId: 'l', quantity: 5 }]);
  });

  it('survives the end of the app', async () => {
    const { platform, cart } = setUp();
    cart.add('tea', 2);
    await platform.clock.advance(0);
    const next = setUp(createMemoryPlatform({ disk: platform.disk })).cart;
    await next.load();
    expect(next.get().lines).toEqual([{ itemId: 'tea', quantity: 2 }]);
  });

  it('keeps what the device remembers when a tap comes before it was read', async () => {
    const { platform, cart } = setUp();
    cart.add('tea', 2);
    cart.add('cup');
    await platform.clock.advance(0);
    const { cart: next, seen } = setUp(createMemoryPlatform({ disk: platform.disk }));
    next.add('tea');
    next.add('pot');
    await next.load();
    expect(next.get().lines).toEqual([
      { itemId: 'pot', quantity: 1 },
      { itemId: 'cup', quantity: 1 },
      { itemId: 'tea', quantity: 3 },
    ]);
    expect(seen).toEqual(['+1 tea', '+1 pot']);
  });

  it('tells each change of a quantity by its size', () => {
    const { cart, seen } = setUp();
    cart.add('tea', 2);
    cart.setQuantity('tea', 5);
    cart.setQuantity('tea', 5);
    cart.setQuantity('tea', 0);
    expect(seen).toEqual(['+2 tea', '+3 tea', '-5 tea']);
  });

  it('grows newer with every change, also when the clock is set back', () => {
    const { cart, platform } = setUp();
    cart.add('tea');
    const first = cart.get().updatedAtMs;
    platform.clock.setWallClock(1);
    cart.add('tea');
    expect(cart.get().updatedAtMs).toBeGreaterThan(first);
  });

  it('refuses a line beyond the limit of the contract, and keeps the rest', () => {
    const { cart } = setUp();
    for (let index = 0; index < 200; index += 1) expect(cart.add(`item-${index}`)).toBe('added');
    expect(cart.add('one-more')).toBe('full');
    expect(cart.add('item-0')).toBe('added');
    expect(cart.get().lines).toHaveLength(200);
  });

  it('agrees with counting on fingers, whatever is done to it', () => {
    const action = fc.record({
      itemId: fc.constantFrom('tea', 'cup', 'pot'),
      quantity: fc.integer({ min: 0, max: 1200 }),
      isAddition: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        const { cart } = setUp();
        const expected = new Map<string, number>();
        for (const { itemId, quantity, isAddition } of actions) {
          const before = expected.get(itemId) ?? 0;
          expected.set(itemId, Math.min(MAX_QUANTITY, isAddition ? before + quantity : quantity));
          if (isAddition) cart.add(itemId, quantity);
          else cart.setQuantity(itemId, quantity);
        }
        const counted = [...expected].filter(([, quantity]) => quantity > 0).sort();
        const lines = cart.get().lines.map(({ itemId, quantity }) => [itemId, quantity] as const);
        expect([...lines].sort()).toEqual(counted);
      }),
    );
  });
});
