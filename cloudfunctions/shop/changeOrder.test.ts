import fc from 'fast-check';
import { type Coupon, type ShopRequestInput, parseShopRequest } from '../../src/contracts';
import { buildProduct, createMemoryShopRepository } from '../testing/memoryShopRepository';
import { createReviewIntake } from '../testing/reviewIntake';
import { timeOutOrders } from '../order-timeouts/timeOutOrders';
import { PAYMENT_TIME_MS } from './placeOrder';
import { answerShop } from './shop';

const DAY_MS = 86_400_000;
const coupon: Coupon = {
  couponId: 'welcome',
  title: '新人券',
  discount: { kind: 'amount', amountMinor: 100 },
  thresholdMinor: 500,
  startsAtMs: 0,
  endsAtMs: DAY_MS,
};
const idOf = (index: number) => `00000000-0000-4000-8000-00000000000${index}`;

function create(stock = 10) {
  const { shop, repository } = createMemoryShopRepository([
    buildProduct({ itemId: 'tea', priceMinor: 300, stock, soldCount: 5 }),
  ]);
  shop.coupons.set(coupon.couponId, coupon);
  const ask = async (request: ShopRequestInput, nowMs = 1000, openid = 'oA') => {
    const parsed = parseShopRequest(request);
    if (!parsed.ok) throw new Error(parsed.issues.join());
    return answerShop(parsed.value, { openid, nowMs }, repository, createReviewIntake());
  };
  const place = (index: number, fields: { couponId?: string; quantity?: number } = {}, openid = 'oA') => {
    const { couponId, quantity = 2 } = fields;
    return ask(
      {
        action: 'place-order',
        orderId: idOf(index),
        lines: [{ itemId: 'tea', quantity }],
        expectedTotalMinor: quantity * 300 - (couponId ? 100 : 0),
        address: { recipient: '掌柜', phone: '1', address: '茶街 1 号' },
        ...(couponId && { couponId }),
      },
      1000,
      openid,
    );
  };
  const pay = (index: number, nowMs?: number) =>
    ask({ action: 'pay-order', orderId: idOf(index), provider: 'simulated' }, nowMs);
  return { shop, repository, ask, place, pay };
}

describe('cancelling', () => {
  it('gives goods and coupon back, once', async () => {
    const { shop, ask, place } = create();
    await ask({ action: 'claim-coupon', couponId: 'welcome' });
    expect(await place(1, { couponId: 'welcome' })).toMatchObject({
      value: { totalMinor: 500, discountMinor: 100, couponId: 'welcome' },
    });
    expect(await ask({ action: 'coupons' })).toMatchObject({ value: { offers: [{ state: 'used' }] } });
    const cancel = { action: 'cancel-order', orderId: idOf(1) } as const;
    const cancelled = await ask(cancel);
    expect(cancelled).toMatchObject({ value: { status: 'cancelled', cancelReason: 'shopper' } });
    expect(await ask(cancel)).toEqual(cancelled);
    expect(shop.products.get('tea')).toMatchObject({ stock: 10, soldCount: 5 });
    expect(await ask({ action: 'coupons' })).toMatchObject({ value: { offers: [{ state: 'available' }] } });
  });

  it("is refused for a paid order and for another's", async () => {
    const { ask, place, pay } = create();
    await place(1);
    expect(await ask({ action: 'cancel-order', orderId: idOf(1) }, 1000, 'oB')).toMatchObject({
      error: { code: 'not-found' },
    });
    await pay(1);
    expect(await ask({ action: 'cancel-order', orderId: idOf(1) })).toMatchObject({
      error: { code: 'conflict', message: 'the order is paid' },
    });
  });
});

describe('the time to pay', () => {
  it('runs out: the goods go back, and nobody can pay any more', async () => {
    const { shop, repository, place, pay } = create();
    await place(1);
    await place(2);
    expect(await pay(2)).toMatchObject({ ok: true });
    const lateMs = 1000 + PAYMENT_TIME_MS;
    expect(await pay(1, lateMs)).toMatchObject({ error: { message: 'the time to pay has run out' } });
    expect(await timeOutOrders(lateMs, repository)).toBe(0);
    expect(await timeOutOrders(lateMs + 1, repository)).toBe(1);
    expect(await timeOutOrders(lateMs + 1, repository)).toBe(0);
    expect(shop.orders.get(idOf(1))).toMatchObject({ status: 'cancelled', cancelReason: 'payment-timeout' });
    expect(shop.orders.get(idOf(2))).toMatchObject({ status: 'paid' });
    expect(shop.products.get('tea')).toMatchObject({ stock: 8, soldCount: 7 });
  });
});

describe('a coupon', () => {
  it('is taken once a shopper and used once', async () => {
    const { ask, place } = create();
    expect(await place(1, { couponId: 'welcome' })).toMatchObject({
      error: { code: 'conflict', issues: ['couponId: not taken'] },
    });
    const claim = { action: 'claim-coupon', couponId: 'welcome' } as const;
    expect(await ask(claim)).toMatchObject({ value: { state: 'available' } });
    await place(1, { couponId: 'welcome' });
    expect(await place(2, { couponId: 'welcome' })).toMatchObject({
      error: { issues: ['couponId: used for another order'] },
    });
    expect(await ask(claim)).toMatchObject({ value: { state: 'used', orderId: idOf(1) } });
  });

  it('says why it takes nothing off', async () => {
    const { ask, place } = create();
    await ask({ action: 'claim-coupon', couponId: 'welcome' });
    expect(await place(1, { couponId: 'welcome', quantity: 1 })).toMatchObject({
      error: { code: 'conflict', issues: ['couponId: below-threshold'] },
    });
    expect(await ask({ action: 'claim-coupon', couponId: 'welcome' }, DAY_MS, 'oLate')).toMatchObject({
      error: { code: 'conflict' },
    });
  });
});

describe('after the sale', () => {
  it('a complaint is raised, read with the orders, and withdrawn', async () => {
    const { ask, place, pay } = create();
    await place(1);
    const request = {
      action: 'request-after-sales',
      orderId: idOf(1),
      kind: 'refund',
      reason: ' 买错了 ',
    } as const;
    expect(await ask(request)).toMatchObject({ error: { code: 'conflict' } });
    await pay(1);
    expect(await ask(request)).toMatchObject({
      value: { status: 'paid', afterSales: { state: 'requested', reason: '买错了' } },
    });
    expect(await ask({ action: 'orders', filter: 'after-sales' })).toMatchObject({
      value: { entries: [{ orderId: idOf(1) }] },
    });
    expect(await ask({ action: 'withdraw-after-sales', orderId: idOf(1) })).toMatchObject({
      value: { afterSales: { state: 'withdrawn' } },
    });
  });

  it('receipt is confirmed for what was shipped', async () => {
    const { shop, ask, place, pay } = create();
    await place(1);
    await pay(1);
    const confirm = { action: 'confirm-receipt', orderId: idOf(1) } as const;
    expect(await ask(confirm)).toMatchObject({ error: { code: 'conflict' } });
    shop.orders.set(idOf(1), { ...shop.orders.get(idOf(1))!, status: 'shipped' });
    expect(await ask(confirm)).toMatchObject({ value: { status: 'received' } });
    expect(await ask({ action: 'orders', filter: 'paid' })).toMatchObject({ value: { entries: [] } });
  });
});

it('what is in stock and what is held by orders is the same sum, whatever shoppers and the clock do', async () => {
  const action = fc.record({
    kind: fc.constantFrom('place', 'pay', 'cancel', 'time'),
    index: fc.nat(4),
    quantity: fc.integer({ min: 1, max: 4 }),
    withCoupon: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 20 }), async (actions) => {
      const { shop, repository, ask, place, pay } = create(7);
      await ask({ action: 'claim-coupon', couponId: 'welcome' });
      for (const { kind, index, quantity, withCoupon } of actions) {
        if (kind === 'place') await place(index, { quantity, ...(withCoupon && { couponId: 'welcome' }) });
        else if (kind === 'pay') await pay(index);
        else if (kind === 'cancel') await ask({ action: 'cancel-order', orderId: idOf(index) });
        else if (quantity === 4) await timeOutOrders(2000 + PAYMENT_TIME_MS, repository);
      }
      const held = [...shop.orders.values()].filter(({ status }) => status !== 'cancelled');
      const quantities = held.flatMap(({ lines }) => lines.map((line) => line.quantity));
      const sum = quantities.reduce((total, quantity) => total + quantity, 0);
      expect(shop.products.get('tea')).toMatchObject({ stock: 7 - sum, soldCount: 5 + sum });
      expect(7 - sum).toBeGreaterThanOrEqual(0);
      expect(held.filter(({ couponId }) => couponId).length).toBeLessThanOrEqual(1);
      expect([...shop.claims.values()][0]?.orderId).toBe(held.find(({ couponId }) => couponId)?.orderId);
    }),
  );
});
