import * as v from 'valibot';
import { type Order } from '../../contracts';
import { type Identifiers, type KeyValueStore } from '../../platform';
import { type ShopClient, type ShopFailure, type ShopFailureCode } from '../../shopClient/shopClient';
import { createPersistedStore } from '../../state/persistedStore';
import { type PaymentProvider } from './paymentProvider';
import { type OrderInput, PendingOrder, sameOrder } from './pendingOrder';

export type OrderOutcome =
  | { ok: true; order: Order }
  /** `order` is set when the order stands and only its payment is open. */
  | { ok: false; failure: ShopFailure; order?: Order };

/** Places and pays orders. No method rejects. */
export interface OrderDesk {
  /**
   * Places the order and has it paid. The order's id is on the device before the first call, and the
   * same input keeps it until the cloud has answered: after a lost reply, a second tap or the end of the app, trying again
   * makes no second order. With other input an order whose reply was lost stays behind unpaid, in the list of orders.
   */
  place(input: OrderInput): Promise<OrderOutcome>;
  /** Has an order paid that awaits it. */
  pay(orderId: string): Promise<OrderOutcome>;
}

export interface OrderDeskOptions {
  shop: ShopClient;
  keyValueStore: KeyValueStore;
  payment: PaymentProvider;
  identifiers: Identifiers;
  /** Called once for each order that the cloud has confirmed. */
  onPlaced: (order: Order) => void;
}

/** After these the cloud has certainly not made the order: another attempt is another order. */
const NOT_PLACED: readonly ShopFailureCode[] = ['bad-request', 'conflict', 'not-found', 'too-large'];

export function createOrderDesk(options: OrderDeskOptions): OrderDesk {
  const { shop, keyValueStore, payment, identifiers, onPlaced } = options;
  const pending = createPersistedStore({
    keyValueStore,
    key: 'orders/pending',
    schema: v.nullable(PendingOrder),
    initial: null,
  });
  let placing: Promise<OrderOutcome> | undefined;

  async function takePending(input: OrderInput): Promise<PendingOrder> {
    await pending.load();
    const known = pending.get();
    if (known && sameOrder(known, input)) return known;
    const fresh = { ...input, orderId: identifiers.uuid() };
    await pending.set(fresh);
    return fresh;
  }

  async function placeAndPay(input: OrderInput): Promise<OrderOutcome> {
    const request = await takePending(input);
    const placed = await shop.call<'place-order'>({ action: 'place-order', ...request });
    if (!placed.ok) {
      if (NOT_PLACED.includes(placed.failure.code)) await pending.set(null);
      return placed;
    }
    await pending.set(null);
    onPlaced(placed.value);
    const paid = await payment.pay(placed.value.orderId);
    return paid.ok ? paid : { ...paid, order: placed.value };
  }

  return {
    pay: (orderId) => payment.pay(orderId),
    place(input) {
      placing ??= placeAndPay(input).finally(() => {
        placing = undefined;
      });
      return placing;
    },
  };
}
