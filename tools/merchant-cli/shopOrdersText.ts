import { type ShopOrder, type ShopOrderPage } from '../../src/contracts';
import { formatMoney } from '../../src/components/formatMoney';
import { formatMinute } from '../../src/components/formatTime';

/** What would move the cursor, colour the terminal or turn the text round, in words that shoppers wrote. */
const UNSHOWABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A page of orders for people: a line each, and below it what can be done. */
export function ordersText({ entries, nextOffset }: ShopOrderPage): string {
  if (entries.length === 0) return 'no orders';
  const more = nextOffset === undefined ? [] : [`more: --offset ${nextOffset}`];
  return [...entries.map(orderText), ...more].join('\n');
}

export function orderText(order: ShopOrder): string {
  const { orderId, placedAtMs, totalMinor, lines, shipment, refund, possible, personal } = order;
  const goods = lines.map(({ title, variantTitle, quantity }) =>
    [title, variantTitle, `×${quantity}`].filter((part) => part !== undefined).join(' '),
  );
  const facts = [
    shipment &&
      `sent by ${shipment.carrier} ${shipment.trackingNumber}, ${formatMinute(shipment.shippedAtMs)}`,
    order.afterSales?.answer?.reason && `declined: ${order.afterSales.answer.reason}`,
    refund && refundText(refund),
    personal && [personal.address.recipient, personal.address.phone, personal.address.address].join(', '),
    personal?.note && `note: ${personal.note}`,
    personal?.reason && `${order.afterSales?.kind ?? 'refund'} asked for: ${personal.reason}`,
    possible.length > 0 && `possible: ${possible.join(', ')}`,
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  const head = [orderId, formatMinute(placedAtMs), stateText(order), formatMoney(totalMinor, 'CNY')];
  return [[...head, goods.join(', ')].join('  '), ...facts.map((fact) => `    ${fact as string}`)]
    .map((line) => line.replace(UNSHOWABLE, ' '))
    .join('\n');
}

/** `paid, refund requested` */
function stateText({ status, afterSales }: ShopOrder): string {
  return afterSales ? `${status}, ${afterSales.kind} ${afterSales.state}` : status;
}

function refundText({ provider, amountMinor, refundedAtMs }: NonNullable<ShopOrder['refund']>): string {
  const moved = provider === 'simulated' ? ' (simulated: no money moved)' : '';
  return `refunded ${formatMoney(amountMinor, 'CNY')}${moved}, ${formatMinute(refundedAtMs)}`;
}
