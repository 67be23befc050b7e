import { settlePromises } from '../../platform/memory/manualClock';
import { createMemoryNetwork } from '../../platform/memory/memoryNetwork';
import { buildItem } from '../../testing/buildItem';
import { createTestShop } from '../../testing/createTestShop';
import { createCartStore } from './cartStore';
import { createCartSync } from './cartSync';

function setUp(isOnline = true) {
  const network = createMemoryNetwork(isOnline);
  const { state, platform, shop } = createTestShop([buildItem({ itemId: 'tea' })], { network });
  const { clock, keyValueStore } = platform;
  const cart = createCartStore({
    keyValueStore,
    nowMs: () => clock.nowMs(),
    observer: { onAdded: () => undefined, onRemoved: () => undefined },
  });
  return { state, clock, network, cart, sync: createCartSync({ cart, shop, network, clock }) };
}

/** Goes on by single microtasks, to stop in the middle of an exchange. */
async function settleUntil(condition: () => boolean) {
  for (let turn = 0; turn < 1_000 && !condition(); turn += 1) await Promise.resolve();
}

describe('the cart in the cloud', () => {
  it('gets a burst of changes in one call, a moment later', async () => {
    const { state, clock, cart, sync } = setUp();
    await sync.start();
    cart.add('tea');
    cart.add('tea');
    await settlePromises();
    expect(state.cart.lines).toEqual([]);
    await clock.advance(1_000);
    expect(state.cart.lines).toEqual([{ itemId: 'tea', quantity: 2 }]);
  });

  it('gets what was changed offline when the network is back', async () => {
    const { state, clock, network, cart, sync } = setUp(false);
    await sync.start();
    cart.add('tea');
    await clock.advance(5_000);
    network.setOnline(true);
    await settlePromises();
    expect(state.cart.lines).toEqual([{ itemId: 'tea', quantity: 1 }]);
  });

  it('is taken over by a phone that knows nothing newer', async () => {
    const { state, cart, sync } = setUp();
    state.cart = { lines: [{ itemId: 'tea', quantity: 4 }], updatedAtMs: 1_600_000_000_000 };
    await sync.start();
    expect(cart.get().lines).toEqual([{ itemId: 'tea', quantity: 4 }]);
  });

  it('is taken over when the network comes later than the start', async () => {
    const { state, network, cart, sync } = setUp(false);
    state.cart = { lines: [{ itemId: 'tea', quantity: 4 }], updatedAtMs: 1_600_000_000_000 };
    await sync.start();
    network.setOnline(true);
    await settlePromises();
    expect(cart.get().lines).toEqual([{ itemId: 'tea', quantity: 4 }]);
  });

  it('gets what is put in while the first exchange is still under way', async () => {
    const { state, clock, cart, sync } = setUp();
    cart.add('tea');
    const started = sync.start();
    await settleUntil(() => state.cart.lines.length > 0);
    cart.add('tea');
    await started;
    await clock.advance(1_000);
    expect(state.cart.lines).toEqual([{ itemId: 'tea', quantity: 2 }]);
  });

  it('gives way to a newer cart on the phone', async () => {
    const { state, cart, sync } = setUp();
    state.cart = { lines: [{ itemId: 'tea', quantity: 4 }], updatedAtMs: 1_600_000_000_000 };
    cart.add('tea');
    await sync.start();
    expect(state.cart.lines).toEqual([{ itemId: 'tea', quantity: 1 }]);
  });
});
