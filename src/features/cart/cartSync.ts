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
}

/** Keeps the cloud's copy of the cart equal to the device's; of two copies the later one wins, as a whole. */
export function createCartSync({ cart, shop, network, clock }: CartSyncOptions) {
  let savedAtMs = 0;
  let cancelScheduled = () => {};

  async function push(): Promise<void> {
    const local = cart.get();
    if (local.updatedAtMs <= savedAtMs || !network.isOnline()) return;
    const outcome = await shop.call<'save-cart'>({ action: 'save-cart', cart: local });
    // Without a reply the next change, or the next moment online, tries again.
    if (outcome.ok) savedAtMs = Math.max(savedAtMs, local.updatedAtMs);
  }

  async function pull(): Promise<void> {
    const outcome = await shop.call<'cart'>({ action: 'cart' });
    if (!outcome.ok) return;
    savedAtMs = outcome.value.updatedAtMs;
    if (outcome.value.updatedAtMs > cart.get().updatedAtMs) cart.adopt(outcome.value);
  }

  return {
    async start(): Promise<void> {
      await cart.load();
      await pull();
      await push();
      cart.subscribe(() => {
        cancelScheduled();
        cancelScheduled = clock.schedule(SETTLE_MS, () => void push());
      });
      network.onChange((isOnline) => {
        if (isOnline) void push();
      });
    },
  };
}
