import * as fc from 'fast-check';
import { type RefundProvider } from '../../cloudfunctions/merchant/refundProvider';
import { parseCloudReply, ShopOrder, ShopOrderPage } from '../../src/contracts';
import { createOrdersCloud, type OrdersCloud } from './testing/ordersCloud';

const ADDRESS = { recipient: '王小明', phone: '13800000000', address: '杭州市龙井路 1 号' };
const idOf = (index: number) => `00000000-0000-4000-8000-00000000000${index}`;
const ID = idOf(1);

async function place(cloud: OrdersCloud, orderId = ID, quantity = 2) {
  const lines = [{ itemId: 'tea', quantity }];
  const order = { orderId, lines, expectedTotalMinor: quantity * 300, address: ADDRESS, note: '轻放' };
  return cloud.shop({ action: 'place-order', ...order });
}
async function paid(cloud: OrdersCloud, orderId = ID) {
  await place(cloud, orderId);
  await cloud.shop({ action: 'pay-order', orderId, provider: 'simulated' });
}
const complain = (cloud: OrdersCloud, kind: 'refund' | 'return' = 'refund') =>
  cloud.shop({ action: 'request-after-sales', orderId: ID, kind, reason: '买错了' });
const ship = (trackingNumber = 'SF1234567890') =>
  ({ action: 'ship-order', orderId: ID, carrier: '顺丰', trackingNumber }) as const;
const seenByShopper = (cloud: OrdersCloud) => cloud.shop({ action: 'order', orderId: ID });
const stockOf = (cloud: OrdersCloud) => cloud.store.readAll('products')[0]!['stock'];
const actions = (cloud: OrdersCloud) => cloud.auditLog().map(({ action }) => action);

async function expectOrder(reply: Promise<unknown>): Promise<ShopOrder> {
  const parsed = parseCloudReply(ShopOrder, await reply);
  if (!parsed.ok || !parsed.value.ok) throw new Error(JSON.stringify(parsed));
  return parsed.value.value;
}
async function list(cloud: OrdersCloud, fields: object = {}, openid?: string): Promise<ShopOrderPage> {
  const reply = await cloud.merchant({ action: 'shop-orders', ...fields }, openid);
  const parsed = parseCloudReply(ShopOrderPage, reply);
  if (!parsed.ok || !parsed.value.ok) throw new Error(JSON.stringify(parsed));
  return parsed.value.value;
}

describe('shipping', () => {
  it('tells the shopper the carrier and the number, once, and leaves the address sealed as it was', async () => {
    const cloud = createOrdersCloud();
    await paid(cloud);
    const sealed = cloud.store.readAll('orders')[0]!['personal'];
    await expectOrder(cloud.merchant(ship()));
    const after = cloud.store.readAll('orders');
    expect(await expectOrder(cloud.merchant(ship(), 'oOperator', 9000))).toMatchObject({
      status: 'shipped',
      shipment: { shippedAtMs: 2000 },
    });
    expect(cloud.store.readAll('orders')).toEqual(after);
    expect(after[0]!['personal']).toEqual(sealed);
    expect(await seenByShopper(cloud)).toMatchObject({
      value: {
        status: 'shipped',
        address: ADDRESS,
        shipment: { carrier: '顺丰', trackingNumber: 'SF1234567890', shippedAtMs: 2000 },
      },
    });
    expect(cloud.auditLog()).toMatchObject([
      { action: 'ship-order', detail: JSON.stringify({ orderId: ID, carrier: '顺丰', by: 'oOperator' }) },
    ]);
    await cloud.shop({ action: 'confirm-receipt', orderId: ID });
    expect(await seenByShopper(cloud)).toMatchObject({ value: { status: 'received', shipment: {} } });
  });

  it('changes a number only where a correction is asked for, and only under way', async () => {
    const cloud = createOrdersCloud();
    await paid(cloud);
    await cloud.merchant(ship());
    expect(await cloud.merchant(ship('SF0000'))).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('顺丰 SF1234567890') },
    });
    const corrected = { ...ship('SF0000'), isCorrection: true };
    expect(await expectOrder(cloud.merchant(corrected, 'oOperator', 9000))).toMatchObject({
      shipment: { trackingNumber: 'SF0000', shippedAtMs: 2000 },
    });
    expect(actions(cloud)).toEqual(['ship-order', 'correct-shipment']);
    await cloud.shop({ action: 'confirm-receipt', orderId: ID });
    expect(await cloud.merchant({ ...corrected, trackingNumber: 'SF1111' })).toMatchObject({
      error: { code: 'conflict' },
    });
  });

  it('is refused out of turn, with the order, its state and what is possible', async () => {
    const cloud = createOrdersCloud();
    expect(await cloud.merchant(ship())).toMatchObject({
      error: { code: 'not-found', message: `there is no order ${ID}` },
    });
    await place(cloud);
    expect(await cloud.merchant(ship())).toMatchObject({
      error: { code: 'conflict', message: `order ${ID} is awaiting-payment; possible now: nothing` },
    });
    await cloud.shop({ action: 'pay-order', orderId: ID, provider: 'simulated' });
    await complain(cloud);
    expect(await cloud.merchant(ship())).toMatchObject({
      error: {
        message: `order ${ID} is paid, after-sales requested; possible now: approve-refund, decline-refund`,
      },
    });
    expect(actions(cloud)).toEqual([]);
  });
});

describe('a refund', () => {
  it('of what was never sent is paid at once, and the goods are in stock again, once', async () => {
    const cloud = createOrdersCloud();
    await paid(cloud);
    await complain(cloud);
    expect(stockOf(cloud)).toBe(8);
    const approve = { action: 'approve-refund', orderId: ID };
    for (let count = 0; count < 3; count += 1)
      expect(await expectOrder(cloud.merchant(approve))).toMatchObject({
        afterSales: { state: 'refunded', answer: { answeredAtMs: 2000 } },
        refund: { provider: 'simulated', amountMinor: 600, refundedAtMs: 2000 },
        possible: [],
      });
    expect(stockOf(cloud)).toBe(10);
    expect(actions(cloud)).toEqual(['approve-refund', 'refund-order']);
    expect(await seenByShopper(cloud)).toMatchObject({
      value: { refund: { amountMinor: 600 }, afterSales: { state: 'refunded', reason: '买错了' } },
    });
  });

  it('of what has to come back waits for the goods, and these do not go into the stock by themselves', async () => {
    const cloud = createOrdersCloud();
    await paid(cloud);
    await cloud.merchant(ship());
    await complain(cloud, 'return');
    expect(await cloud.merchant({ action: 'refund-order', orderId: ID })).toMatchObject({
      error: { message: expect.stringContaining('possible now: approve-refund, decline-refund') },
    });
    expect(await expectOrder(cloud.merchant({ action: 'approve-refund', orderId: ID }))).toMatchObject({
      afterSales: { state: 'approved' },
      possible: ['refund'],
    });
    expect(await expectOrder(cloud.merchant({ action: 'refund-order', orderId: ID }))).toMatchObject({
      status: 'shipped',
      afterSales: { state: 'refunded' },
    });
    expect(stockOf(cloud)).toBe(8);
    expect(await cloud.shop({ action: 'confirm-receipt', orderId: ID })).toMatchObject({
      error: { code: 'conflict' },
    });
  });

  it('is declined with a reason that the shopper reads, and may be asked for again', async () => {
    const cloud = createOrdersCloud();
    await paid(cloud);
    await complain(cloud);
    const decline = { action: 'decline-refund', orderId: ID, reason: ' 已经打包 ' };
    await expectOrder(cloud.merchant(decline));
    await expectOrder(cloud.merchant(decline));
    expect(await seenByShopper(cloud)).toMatchObject({
      value: { status: 'paid', afterSales: { state: 'refused', answer: { reason: '已经打包' } } },
    });
    expect(actions(cloud)).toEqual(['decline-refund']);
    expect(await complain(cloud)).toMatchObject({ value: { afterSales: { state: 'requested' } } });
    expect(await seenByShopper(cloud)).not.toMatchObject({ value: { afterSales: { answer: {} } } });
  });

  it('that the provider refuses leaves the order agreed to, and is paid by the next call under the same id', async () => {
    const asked: unknown[] = [];
    let isRefusing = true;
    const refunds: RefundProvider = {
      kind: 'simulated',
      async refund(request) {
        asked.push(request);
        return isRefusing ? { kind: 'refused', why: 'no balance' } : { kind: 'refunded' };
      },
    };
    const cloud = createOrdersCloud({ refunds });
    await paid(cloud);
    await complain(cloud);
    const approve = { action: 'approve-refund', orderId: ID };
    expect(await cloud.merchant(approve)).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('no balance') },
    });
    expect(await seenByShopper(cloud)).toMatchObject({ value: { afterSales: { state: 'approved' } } });
    isRefusing = false;
    await expectOrder(cloud.merchant(approve));
    expect(asked).toEqual([1, 2].map(() => ({ orderId: ID, refundId: ID, amountMinor: 600 })));
    expect(actions(cloud)).toEqual(['approve-refund', 'refund-order']);
  });

  it('by a provider that the shop has not is promised to nobody', async () => {
    const cloud = createOrdersCloud();
    await paid(cloud);
    await complain(cloud);
    const [order] = cloud.store.readAll('orders');
    cloud.put('orders', { ...order!, payment: { provider: 'wechat-pay', paidAtMs: 1 } } as never);
    expect(await cloud.merchant({ action: 'approve-refund', orderId: ID })).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('wechat-pay') },
    });
    expect(await seenByShopper(cloud)).toMatchObject({ value: { afterSales: { state: 'requested' } } });
  });
});

describe('the list of orders', () => {
  it('shows what stands where, newest first, page by page, and nothing of who it is for', async () => {
    const cloud = createOrdersCloud();
    await paid(cloud);
    await complain(cloud);
    await cloud.shop(
      {
        action: 'place-order',
        orderId: idOf(2),
        lines: [{ itemId: 'tea', quantity: 1 }],
        expectedTotalMinor: 300,
        address: ADDRESS,
      },
      'oOther',
      1500,
    );
    const replies: unknown[] = [];
    const { merchant } = cloud;
    cloud.merchant = async (...asked) => {
      const reply = await merchant(...asked);
      replies.push(reply);
      return reply;
    };
    const all = await list(cloud, { limit: 1 }, 'oAnalyst');
    expect(all).toMatchObject({ entries: [{ orderId: idOf(2) }], nextOffset: 1 });
    const rest = await list(cloud, { offset: 1 }, 'oAnalyst');
    expect(rest.entries).toMatchObject([{ orderId: ID, possible: ['approve-refund', 'decline-refund'] }]);
    expect(JSON.stringify(replies)).not.toMatch(/王小明|13800000000|龙井|轻放|买错了|oShopper|oOther|keyId/);
    const idsOf = async (filter: string) =>
      (await list(cloud, { filter })).entries.map(({ orderId }) => orderId);
    expect(await idsOf('awaiting-payment')).toEqual([idOf(2)]);
    expect(await idsOf('requested')).toEqual([ID]);
    expect(await idsOf('shipped')).toEqual([]);
    expect(actions(cloud)).toEqual([]);
  });

  it('shows addresses to those who may and ask, and notes whose were read', async () => {
    const cloud = createOrdersCloud();
    await paid(cloud);
    await complain(cloud);
    const asked = { action: 'shop-orders', withPersonal: true };
    for (const openid of ['oAnalyst', 'oShopper'])
      expect(await cloud.merchant(asked, openid)).toMatchObject({ error: { code: 'forbidden' } });
    expect(actions(cloud)).toEqual([]);
    expect((await list(cloud, { withPersonal: true })).entries).toMatchObject([
      { personal: { address: ADDRESS, note: '轻放', reason: '买错了' } },
    ]);
    expect(cloud.auditLog()).toMatchObject([
      { action: 'read-personal', detail: JSON.stringify({ orders: [ID], by: 'oOperator' }) },
    ]);
  });
});

it.each(['ship-order', 'approve-refund', 'decline-refund', 'refund-order'])(
  'lets neither a shopper nor an analyst %s',
  async (action) => {
    const cloud = createOrdersCloud();
    await paid(cloud);
    await complain(cloud);
    const before = cloud.store.readAll('orders');
    const request = { ...ship(), action, reason: '不退', role: 'owner', openid: 'oOperator' };
    for (const openid of ['oShopper', 'oAnalyst'])
      expect(await cloud.merchant(request, openid)).toMatchObject({ error: { code: 'forbidden' } });
    expect(cloud.store.readAll('orders')).toEqual(before);
  },
);

it('keeps goods, orders and the audit log in step, whatever shoppers and the shop do at once', async () => {
  const request = fc.constantFrom(
    'pay-order',
    'confirm-receipt',
    'request-after-sales',
    'withdraw-after-sales',
    'ship-order',
    'approve-refund',
    'decline-refund',
    'refund-order',
  );
  const moment = fc.array(fc.record({ action: request, index: fc.integer({ min: 1, max: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { maxLength: 12 }), async (moments) => {
      const cloud = createOrdersCloud();
      for (const index of [1, 2]) await place(cloud, idOf(index));
      for (const calls of moments) {
        await Promise.all(
          calls.map(({ action, index }) => {
            const orderId = idOf(index);
            const fields = {
              ...ship(),
              action,
              orderId,
              reason: '理由',
              kind: 'refund',
              provider: 'simulated',
            };
            const isOfShop = /ship|approve|decline|refund-order/.test(action);
            return isOfShop ? cloud.merchant(fields) : cloud.shop(fields as never);
          }),
        );
      }
      const orders = cloud.store.readAll('orders') as unknown as ShopOrder[];
      const held = orders.filter(
        ({ status, afterSales }) => !(status === 'paid' && afterSales?.state === 'refunded'),
      );
      expect(stockOf(cloud)).toBe(10 - 2 * held.length);
      const noted = (action: string, orderId: string) =>
        cloud.auditLog().filter((entry) => entry.action === action && entry.detail.includes(orderId)).length;
      for (const { orderId, shipment, refund, afterSales } of orders) {
        expect(noted('ship-order', orderId)).toBe(shipment ? 1 : 0);
        expect(noted('refund-order', orderId)).toBe(refund ? 1 : 0);
        expect(refund !== undefined).toBe(afterSales?.state === 'refunded');
      }
      cloud.store.close();
    }),
    { numRuns: 40 },
  );
});
