import { randomUUID } from 'node:crypto';
import { PERSONAL_KEYS_VARIABLE } from '../../cloudfunctions/runtime/personalFields';
import { type ShopOrder } from '../../src/contracts';
import { readAuditLog } from './auditLog';
import { EXIT } from './merchantError';
import { askShopOrders } from './shopOrders';
import { orderText, ordersText } from './shopOrdersText';
import { openMerchantWorkshop, type MerchantWorkshop } from './testing/merchantWorkshop';

jest.setTimeout(60_000); // processes start slowly on a busy machine

// The shop's owner at the command line and shoppers on their phones, in a running cloud, through the real SDK.
let workshop: MerchantWorkshop;
let token: string;
beforeAll(async () => {
  workshop = await openMerchantWorkshop();
  token = await workshop.cloud.createIdentity();
});
afterAll(() => workshop.close());

const address = { recipient: '王小明', phone: '13800000000', address: '杭州市龙井路 1 号' };
const shopper = (request: object) => workshop.cloud.call('shop', request, token);
const owner = () => ({
  cloud: workshop.cloud.owner,
  keys: workshop.keys,
  environment: workshop.cloud.adminEnvironment,
});
const stock = async () =>
  ((await shopper({ action: 'product', itemId: 'tea-1' })) as { value: { stock: number } }).value.stock;

async function paid(): Promise<string> {
  const orderId = randomUUID();
  const lines = [{ itemId: 'tea-1', quantity: 1 }];
  await shopper({ action: 'place-order', orderId, lines, expectedTotalMinor: 1000, address, note: '轻放' });
  expect(await shopper({ action: 'pay-order', orderId, provider: 'simulated' })).toMatchObject({ ok: true });
  return orderId;
}

it('sends an order and pays another back, and the shoppers read it on their phones', async () => {
  const [sent, returned] = [await paid(), await paid()];
  const before = await stock();
  await askShopOrders(
    { action: 'ship-order', orderId: sent, carrier: '顺丰', trackingNumber: 'SF1234567890' },
    owner(),
  );
  await shopper({ action: 'request-after-sales', orderId: returned, kind: 'refund', reason: '买错了' });
  await askShopOrders({ action: 'approve-refund', orderId: returned }, owner());
  expect(await shopper({ action: 'orders' })).toMatchObject({
    value: {
      entries: [
        { orderId: returned, address, note: '轻放', refund: { amountMinor: 1000 } },
        { orderId: sent, address, note: '轻放', shipment: { trackingNumber: 'SF1234567890' } },
      ],
    },
  });
  expect(await stock()).toBe(before + 1);
  const [{ keyId, publicKey }] = [workshop.keys];
  const log = await readAuditLog(workshop.cloud.owner.database(), { [keyId]: publicKey });
  expect(log.map(({ action, keyId: by }) => [action, by])).toEqual(
    ['ship-order', 'approve-refund', 'refund-order'].map((action) => [action, keyId]),
  );
});

it('refuses a step out of turn with what is possible, and words that no carrier prints', async () => {
  const orderId = await paid();
  const decline = { action: 'decline-refund', orderId, reason: '不退' } as const;
  await expect(askShopOrders(decline, owner())).rejects.toMatchObject({
    message: `order ${orderId} is paid; possible now: ship`,
    exitCode: EXIT.refused,
  });
  const ship = { action: 'ship-order', orderId, carrier: '顺丰', trackingNumber: 'SF 1\n2' } as const;
  await expect(askShopOrders(ship, owner())).rejects.toMatchObject({ exitCode: EXIT.wrongUse });
});

it('opens addresses only with the keys that sealed them', async () => {
  await paid();
  const { environment, ...rest } = owner();
  const asked = { action: 'shop-orders', withPersonal: true, limit: 1 } as const;
  await expect(askShopOrders(asked, rest)).rejects.toMatchObject({
    message: expect.stringContaining(PERSONAL_KEYS_VARIABLE),
    exitCode: EXIT.wrongUse,
  });
  expect(ordersText(await askShopOrders(asked, { ...rest, environment }))).toContain('王小明');
  const closed = await askShopOrders({ action: 'shop-orders' }, { cloud: rest.cloud });
  expect(JSON.stringify(closed) + ordersText(closed)).not.toMatch(/王小明|轻放/);
});

it('notes what one operator does in the function in the same log, which stays whole', async () => {
  const orderId = await paid();
  const roles = workshop.cloud.owner.database().collection('roles');
  const { data } = (await workshop.cloud.owner.database().collection('orders').doc(orderId).get()) as {
    data: { openid: string };
  };
  await roles.doc(data.openid).set({ data: { role: 'operator' } });
  const ship = { action: 'ship-order', orderId, carrier: '中通', trackingNumber: 'ZT12345' };
  expect(await workshop.cloud.call('merchant', ship, token)).toMatchObject({ value: { status: 'shipped' } });
  await askShopOrders(
    { ...ship, action: 'ship-order', trackingNumber: 'ZT54321', isCorrection: true },
    owner(),
  );
  const log = await readAuditLog(workshop.cloud.owner.database());
  expect(log.slice(-2).map(({ action, keyId }) => [action, keyId])).toEqual([
    ['ship-order', 'cloud'],
    ['correct-shipment', workshop.keys.keyId],
  ]);
});

it('prints what shoppers wrote without what would command the terminal', () => {
  const order: ShopOrder = {
    orderId: 'o',
    lines: [{ itemId: 'tea', title: '龙井', picture: 'p.webp', priceMinor: 100, quantity: 2 }],
    totalMinor: 200,
    status: 'paid',
    payment: { provider: 'simulated' },
    placedAtMs: 0,
    afterSales: { state: 'requested', kind: 'refund', requestedAtMs: 1 },
    possible: ['approve-refund'],
    personal: { address, reason: 'a\u001b[2Jb\nc\u202ed' },
  };
  const text = orderText(order);
  expect(text).toContain('refund asked for: a [2Jb c d');
  expect(text).toContain('龙井 ×2');
  expect(text).toMatch(/paid, refund requested {2}¥2/);
});
