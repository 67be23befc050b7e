import { type Order } from '../../contracts';
import { type PaymentParameters, type PaymentSheet } from '../../platform';
import { type ShopClient, type ShopFailure, type ShopOutcome } from '../../shopClient/shopClient';

export type PaymentOutcome = { ok: true; order: Order } | { ok: false; failure: ShopFailure };

/** How an order is paid. No method rejects; an order that was paid before is paid. */
export interface PaymentProvider {
  kind: Order['payment']['provider'];
  pay(orderId: string): Promise<PaymentOutcome>;
}

/** Moves no money: the cloud marks the order paid and says that it was simulated. */
export function createSimulatedPayment(shop: ShopClient): PaymentProvider {
  return {
    kind: 'simulated',
    async pay(orderId) {
      return outcomeOf(await shop.call<'pay-order'>({ action: 'pay-order', orderId, provider: 'simulated' }));
    },
  };
}

export interface WechatPaymentOptions {
  sheet: PaymentSheet;
  /** Has the merchant's server make the prepaid order that WeChat's sheet pays. */
  prepare: (orderId: string) => Promise<PaymentParameters>;
  shop: ShopClient;
}

/**
 * WeChat Pay, for a shop with a merchant account, which the demo shop has not. Whether money moved is known to WeChat and told
 * to the shop's server: after the sheet the order is read from there, never taken as paid because the sheet said so.
 */
export function createWechatPayment({ sheet, prepare, shop }: WechatPaymentOptions): PaymentProvider {
  return {
    kind: 'wechat-pay',
    async pay(orderId) {
      try {
        await sheet.request(await prepare(orderId));
      } catch (error) {
        return { ok: false, failure: { code: 'unreachable', detail: String(error) } };
      }
      const outcome = outcomeOf(await shop.call<'order'>({ action: 'order', orderId }));
      const isOpen = outcome.ok && outcome.order.status === 'awaiting-payment';
      return isOpen ? { ok: false, failure: { code: 'conflict', detail: 'not paid' } } : outcome;
    },
  };
}

function outcomeOf(outcome: ShopOutcome<'order'>): PaymentOutcome {
  return outcome.ok ? { ok: true, order: outcome.value } : outcome;
}
