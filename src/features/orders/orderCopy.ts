import { type AfterSales, type Order, type OrderLine } from '../../contracts';

const STATUS: Record<Order['status'], string> = {
  'awaiting-payment': '等待支付',
  paid: '已支付（模拟）',
  shipped: '已发货',
  received: '已收货',
  reviewed: '已评价',
  cancelled: '已取消',
};
const AFTER_SALES: Record<AfterSales['state'], string> = {
  requested: '售后处理中',
  withdrawn: '售后已撤销',
  refused: '售后未通过',
  approved: '售后已通过，等待退款',
  refunded: '已退款',
};

/** Where an order stands, in a shopper's words; a complaint that is open or was refunded says more than the way. */
export function orderStatusCopy({ status, afterSales, cancelReason }: Order): string {
  if (afterSales && afterSales.state !== 'withdrawn' && afterSales.state !== 'refused')
    return AFTER_SALES[afterSales.state];
  if (cancelReason === 'payment-timeout') return '超时未支付，已取消';
  return STATUS[status];
}

export function afterSalesCopy({ kind, state, reason }: AfterSales): string {
  return `${kind === 'refund' ? '仅退款' : '退货退款'} · ${AFTER_SALES[state]} · ${reason}`;
}

export function lineTitle({ title, variantTitle }: Pick<OrderLine, 'title' | 'variantTitle'>): string {
  return variantTitle === undefined ? title : `${title} ${variantTitle}`;
}
