import { type AfterSales, type Order } from '../../contracts';
import { type ShopClient, type ShopOutcome } from '../../shopClient/shopClient';
import { type OrderList } from './orderList';

/** What a shopper does with an order after it was placed. The list shows each new state by itself. No method rejects. */
export interface OrderSteps {
  read(orderId: string): Promise<ShopOutcome<'order'>>;
  cancel(orderId: string): Promise<ShopOutcome<'order'>>;
  confirmReceipt(orderId: string): Promise<ShopOutcome<'order'>>;
  requestAfterSales(
    orderId: string,
    complaint: Pick<AfterSales, 'kind' | 'reason'>,
  ): Promise<ShopOutcome<'order'>>;
  withdrawAfterSales(orderId: string): Promise<ShopOutcome<'order'>>;
}

export function createOrderSteps(
  shop: ShopClient,
  list: Pick<OrderList, 'get' | 'replace'>,
  onReleased: (order: Order) => void,
): OrderSteps {
  async function take(call: Promise<ShopOutcome<'order'>>): Promise<ShopOutcome<'order'>> {
    const outcome = await call;
    if (outcome.ok && list.get().orders.some(({ orderId }) => orderId === outcome.value.orderId))
      list.replace(outcome.value);
    return outcome;
  }
  return {
    read: (orderId) => take(shop.call<'order'>({ action: 'order', orderId })),
    async cancel(orderId) {
      const outcome = await take(shop.call<'cancel-order'>({ action: 'cancel-order', orderId }));
      if (outcome.ok) onReleased(outcome.value);
      return outcome;
    },
    confirmReceipt: (orderId) => take(shop.call<'confirm-receipt'>({ action: 'confirm-receipt', orderId })),
    requestAfterSales: (orderId, complaint) =>
      take(shop.call<'request-after-sales'>({ action: 'request-after-sales', orderId, ...complaint })),
    withdrawAfterSales: (orderId) =>
      take(shop.call<'withdraw-after-sales'>({ action: 'withdraw-after-sales', orderId })),
  };
}
