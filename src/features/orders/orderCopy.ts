import { type Currency, formatMoney } from '../../components/formatMoney';
import { formatMinute } from '../../components/formatTime';
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
export function orderStatusCopy({ status, afterSales, cancelReason, payment }: Order): string {
  if (afterSales && afterSales.state !== 'withdrawn' && afterSales.state !== 'refused') {
    const isSimulated = afterSales.state === 'refunded' && payment.provider === 'simulated';
    return `${complaintCopy(afterSales)}${isSimulated ? '（模拟）' : ''}`;
  }
  if (cancelReason === 'payment-timeout') return '超时未支付，已取消';
  return STATUS[status];
}

/** What was asked for, what the shop said to it, and the money that went back. */
export function afterSalesLines({ afterSales, refund }: Order, currency: Currency): string[] {
  if (!afterSales) return [];
  const { kind, state, reason, answer } = afterSales;
  const asked = `${kind === 'refund' ? '仅退款' : '退货退款'} · ${complaintCopy(afterSales)} · ${reason}`;
  const lines = [asked];
  if (state === 'refused' && answer?.reason !== undefined) lines.push(`店家说明：${answer.reason}`);
  if (state === 'approved' && kind === 'return') lines.push('请把商品寄回店家，店家收到后退款');
  if (refund) {
    const note = refund.provider === 'simulated' ? '，模拟退款，没有真实到账' : '';
    lines.push(
      `退款 ${formatMoney(refund.amountMinor, currency)}${note}`,
      `退款时间 ${formatMinute(refund.refundedAtMs)}`,
    );
  }
  return lines;
}

function complaintCopy({ kind, state }: Pick<AfterSales, 'kind' | 'state'>): string {
  return kind === 'return' && state === 'approved' ? '退货申请已通过' : AFTER_SALES[state];
}

export function lineTitle({ title, variantTitle }: Pick<OrderLine, 'title' | 'variantTitle'>): string {
  return variantTitle === undefined ? title : `${title} ${variantTitle}`;
}
