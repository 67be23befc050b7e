import { createSerialRunner } from '../../concurrency/serialRunner';
import { type Cart } from '../../contracts';
import { type Clock, type Network } from '../../platform';
import { type ShopClient } from '../../shopClient/shopClient';
import { type CartStore } from './cartStore';

/** Taps on a stepper come in bursts; one call carries them all. */
const SETTLE_MS = 1_000;

export interface CartSyncOptions {
  cart: CartStore;
  shop: ShopClient;
  network: Network;
  clock: Clock;
  /** While it holds nothing is taken from or given to the cloud: what lies there is about to be erased. */
  isPaused?: () => boolean;
}

/** Keeps the cloud's copy of the cart equal to the device's; of two copies the later one wins, as a whole. */
export function createCartSync({ cart, shop, network, clock, isPaused = () => false }: CartSyncOptions) {
  const inTurn = createSerialRunner();
  let savedAtMs = 0;
  let isPulled = false;
  let cancelScheduled = () => {};

  async function push(): Promise<void> {
    const local = cart.get();
    if (local.updatedAtMs <= savedAtMs || !network.isOnline()) return;
    const outcome = await shop.call<'save-cart'>({ action: 'save-cart', cart: local });
    // Without a reply the next change, or the next moment online, tries again.
    if (outcome.ok) accept(outcome.value);
  }

  function accept(saved: Cart): void {
    if (isPaused()) return;
    savedAtMs = Math.max(savedAtMs, saved.updatedAtMs);
    if (saved.updatedAtMs > cart.get().updatedAtMs) cart.adopt(saved);
  }

  async function pull(): Promise<void> {
    const outcome = await shop.call<'cart'>({ action: 'cart' });
    if (!outcome.ok) return;
    accept(outcome.value);
    isPulled = true;
  }

  /** One at a time, so that the cloud gets the carts in the order in which they came to be. */
  function synchronise(): Promise<void> {
    return inTurn(async () => {
      if (isPaused()) return;
      if (!isPulled) await pull();
      await push();
    });
  }

  return {
    async start(): Promise<void> {
      await cart.load();
      cart.subscribe(() => {
        cancelScheduled();
        cancelScheduled = clock.schedule(SETTLE_MS, () => void synchronise());
      });
      network.onChange((isOnline) => {
        if (isOnline) void synchronise();
      });
      await synchronise();
    },
  };
}
