import { type Order } from '../../contracts';

/** Where an order stands: its way to the shopper, and what became of a complaint about it. */
export type OrderState = Pick<Order, 'status'> & { afterSales?: AfterSalesState | undefined };
type AfterSalesState = NonNullable<Order['afterSales']>['state'];

/** What shopper (pay, cancel, confirm, review, request, withdraw), merchant (ship, approve, refuse, refund) or time do. */
export type OrderStep =
  | 'pay'
  | 'cancel'
  | 'time-out'
  | 'ship'
  | 'confirm-receipt'
  | 'review'
  | 'request-after-sales'
  | 'withdraw-after-sales'
  | 'approve-after-sales'
  | 'refuse-after-sales'
  | 'refund';

export type OrderDecision =
  /** `releases`: the goods go back to the stock, and the coupon to the shopper. */
  | { kind: 'change'; to: OrderState; releases: boolean }
  /** The step was taken before: a repeat changes nothing. */
  | { kind: 'unchanged' }
  | { kind: 'refuse' };

const UNCHANGED: OrderDecision = { kind: 'unchanged' };
const REFUSE: OrderDecision = { kind: 'refuse' };

/**
 * Whether an order may take a step, and where that leads. awaiting-payment → paid → shipped → received → reviewed;
 * unpaid orders are cancelled by the shopper or by time. A complaint may be raised from payment on, one at a time; while
 * it is open nothing is shipped, and a refund ends the order: nothing is shipped or received any more.
 */
export function decideOrderStep({ status, afterSales }: OrderState, step: OrderStep): OrderDecision {
  const move = (to: OrderState['status'], releases = false): OrderDecision => ({
    kind: 'change',
    to: { status: to, afterSales },
    releases,
  });
  const complain = (to: AfterSalesState): OrderDecision => ({
    kind: 'change',
    to: { status, afterSales: to },
    releases: false,
  });
  const isPaid = status !== 'awaiting-payment' && status !== 'cancelled';
  const isComplaintOpen = afterSales === 'requested' || afterSales === 'approved';
  switch (step) {
    case 'pay':
      if (status === 'awaiting-payment') return move('paid');
      return isPaid ? UNCHANGED : REFUSE;
    case 'cancel':
      if (status === 'awaiting-payment') return move('cancelled', true);
      return status === 'cancelled' ? UNCHANGED : REFUSE;
    case 'time-out':
      return status === 'awaiting-payment' ? move('cancelled', true) : UNCHANGED;
    case 'ship':
      if (status === 'paid') return isComplaintOpen || afterSales === 'refunded' ? REFUSE : move('shipped');
      return isPaid ? UNCHANGED : REFUSE;
    case 'confirm-receipt':
      if (status === 'shipped') return afterSales === 'refunded' ? REFUSE : move('received');
      return status === 'received' || status === 'reviewed' ? UNCHANGED : REFUSE;
    case 'review':
      if (status === 'received') return move('reviewed');
      return status === 'reviewed' ? UNCHANGED : REFUSE;
    case 'request-after-sales':
      if (!isPaid || afterSales === 'refunded') return REFUSE;
      return isComplaintOpen ? UNCHANGED : complain('requested');
    case 'withdraw-after-sales':
      if (afterSales === 'requested') return complain('withdrawn');
      return afterSales === 'withdrawn' ? UNCHANGED : REFUSE;
    case 'approve-after-sales':
      if (afterSales === 'requested') return complain('approved');
      return afterSales === 'approved' || afterSales === 'refunded' ? UNCHANGED : REFUSE;
    case 'refuse-after-sales':
      if (afterSales === 'requested') return complain('refused');
      return afterSales === 'refused' ? UNCHANGED : REFUSE;
    case 'refund':
      if (afterSales === 'approved') {
        // What never left the shop is there again; what comes back by post is for the merchant to look at first.
        return { kind: 'change', to: { status, afterSales: 'refunded' }, releases: status === 'paid' };
      }
      return afterSales === 'refunded' ? UNCHANGED : REFUSE;
  }
}

/** Whether its goods may be reviewed: they have arrived, and one review does not close the order to those of its other lines. */
export function takesReviews(order: Pick<Order, 'status'>): boolean {
  return decideOrderStep({ status: order.status }, 'review').kind !== 'refuse';
}
