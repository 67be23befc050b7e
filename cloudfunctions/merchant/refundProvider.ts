import { type Order } from '../../src/contracts';

export interface RefundRequest {
  orderId: string;
  /** The same id again gives nothing back twice. */
  refundId: string;
  amountMinor: number;
}

/** How the money of an order goes back: the other half of the phone's `PaymentProvider`. */
export interface RefundProvider {
  kind: Order['payment']['provider'];
  /** @returns `refused` with the provider's words: no money went back, and asking again may help */
  refund(request: RefundRequest): Promise<{ kind: 'refunded' } | { kind: 'refused'; why: string }>;
}

/**
 * Moves no money, as the payment moved none. WeChat Pay has no provider here: its refunds take a merchant account with a
 * certificate and tell their outcome in a later notification, and no order of this shop is paid by it yet (`pay-order` takes
 * simulated payments alone). Such an order is refused before anything is promised to the shopper.
 */
export const SIMULATED_REFUND: RefundProvider = {
  kind: 'simulated',
  refund: async () => ({ kind: 'refunded' }),
};
