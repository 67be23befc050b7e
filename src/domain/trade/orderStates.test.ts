import * as fc from 'fast-check';
import { decideOrderStep, type OrderState, type OrderStep } from './orderStates';

const STEPS: OrderStep[] = [
  'pay',
  'cancel',
  'time-out',
  'ship',
  'confirm-receipt',
  'review',
  'request-after-sales',
  'withdraw-after-sales',
  'approve-after-sales',
  'refuse-after-sales',
  'refund',
];
const WAY: OrderState['status'][] = ['awaiting-payment', 'paid', 'shipped', 'received', 'reviewed'];

/** Every state on the way of `steps`, and how often goods were released. */
function follow(steps: readonly OrderStep[]) {
  const states: OrderState[] = [{ status: 'awaiting-payment' }];
  let releases = 0;
  for (const step of steps) {
    const decision = decideOrderStep(states.at(-1)!, step);
    if (decision.kind !== 'change') continue;
    states.push(decision.to);
    if (decision.releases) releases += 1;
  }
  return { states, releases };
}
const end = (...steps: OrderStep[]) => follow(steps).states.at(-1)!;
const anySteps = fc.array(fc.constantFrom(...STEPS), { maxLength: 30 });

describe('an order', () => {
  it('goes from payment to review', () => {
    const { states } = follow(['pay', 'ship', 'confirm-receipt', 'review']);
    expect(states.map(({ status }) => status)).toEqual(WAY);
  });

  it('is cancelled only before it is paid', () => {
    expect(end('cancel', 'pay').status).toBe('cancelled');
    expect(end('pay', 'cancel').status).toBe('paid');
    expect(end('time-out', 'pay').status).toBe('cancelled');
    expect(end('pay', 'time-out').status).toBe('paid');
  });

  it('is not shipped while a complaint about it is open, and is when that was withdrawn or refused', () => {
    expect(end('pay', 'request-after-sales', 'ship').status).toBe('paid');
    expect(end('pay', 'request-after-sales', 'withdraw-after-sales', 'ship').status).toBe('shipped');
    expect(end('pay', 'request-after-sales', 'refuse-after-sales', 'ship').status).toBe('shipped');
  });

  it('is refunded after the shop has agreed, and not before', () => {
    expect(end('pay', 'request-after-sales', 'refund').afterSales).toBe('requested');
    expect(end('pay', 'request-after-sales', 'approve-after-sales', 'refund').afterSales).toBe('refunded');
    expect(end('request-after-sales').afterSales).toBeUndefined();
  });

  it('takes every step once: a repeat changes nothing', () => {
    fc.assert(
      fc.property(anySteps, fc.constantFrom(...STEPS), (steps, step) => {
        const before = end(...steps);
        const once = decideOrderStep(before, step);
        if (once.kind !== 'change') return;
        expect(decideOrderStep(once.to, step).kind).toBe('unchanged');
      }),
    );
  });

  it('never goes back, whatever happens to it', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { states } = follow(steps);
        for (const [index, { status }] of states.entries()) {
          const before = states[index - 1]?.status ?? status;
          if (status === 'cancelled') expect(['cancelled', 'awaiting-payment']).toContain(before);
          else expect(WAY.indexOf(status)).toBeGreaterThanOrEqual(WAY.indexOf(before));
        }
      }),
    );
  });

  it('releases its goods at most once, and only when nothing was sent and nothing stays paid', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { states, releases } = follow(steps);
        const last = states.at(-1)!;
        const isBack =
          last.status === 'cancelled' || (last.status === 'paid' && last.afterSales === 'refunded');
        expect(releases).toBe(isBack ? 1 : 0);
      }),
    );
  });
});
