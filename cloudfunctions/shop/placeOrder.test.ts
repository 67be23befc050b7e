import fc from 'fast-check';
import { type CartLine } from '../../src/contracts';
import { buildProduct, createMemoryShopRepository } from '../testing/memoryShopRepository';
import { payOrder, placeOrder, type PlaceOrder } from './placeOrder';

const call = { openid: 'oBuyer', nowMs: 1000 };
const orderId = '00000000-0000-4000-8000-000000000001';
const address = { recipient: '掌柜', phone: '1', address: '茶街 1 号' };
const orderOf = (lines: CartLine[], expectedTotalMinor: number, id = orderId): PlaceOrder => ({
  action: 'place-order',
  orderId: id,
  lines,
  expectedTotalMinor,
  address,
});
const create = () =>
  createMemoryShopRepository([
    buildProduct({ itemId: 'tea', priceMinor: 300, stock: 5, soldCount: 7 }),
    buildProduct({ itemId: 'cup', priceMinor: 50, stock: 2 }),
  ]);

describe('placing an order', () => {
  it('takes the goods from the stock at the prices of the shop', async () => {
    const { shop, repository } = create();
    const lines = [
      { itemId: 'tea', quantity: 2 },
      { itemId: 'cup', quantity: 1 },
    ];
    const reply = await placeOrder(orderOf(lines, 650), call, repository);
    expect(reply).toMatchObject({
      ok: true,
      value: { orderId, totalMinor: 650, status: 'awaiting-payment', placedAtMs: 1000 },
    });
    expect(reply).toMatchObject({ value: { payment: { provider: 'simulated' } } });
    expect(reply).not.toHaveProperty('value.openid');
    expect(shop.products.get('tea')).toMatchObject({ stock: 3, soldCount: 9 });
    expect(shop.products.get('cup')).toMatchObject({ stock: 1, soldCount: 1 });
    expect(shop.orders.get(orderId)).toMatchObject({ openid: 'oBuyer' });
  });

  it('keeps the pictures that lists show: thumbnails where there are some', async () => {
    const { repository } = createMemoryShopRepository([
      buildProduct({ itemId: 'tea', priceMinor: 300, picture: 'tea.webp', thumbnail: 'tea-small.webp' }),
      buildProduct({ itemId: 'cup', priceMinor: 50, picture: 'cup.webp' }),
    ]);
    const lines = ['tea', 'cup'].map((itemId) => ({ itemId, quantity: 1 }));
    const reply = await placeOrder(orderOf(lines, 350), call, repository);
    const pictures = reply.ok ? reply.value.lines.map(({ picture }) => picture).sort() : [];
    expect(pictures).toEqual(['cup.webp', 'tea-small.webp']);
  });

  it('counts the lines of one item together', async () => {
    const { repository } = create();
    const lines = [
      { itemId: 'cup', quantity: 2 },
      { itemId: 'cup', quantity: 1 },
    ];
    const reply = await placeOrder(orderOf(lines, 150), call, repository);
    expect(reply).toMatchObject({ error: { code: 'conflict', issues: ['cup: 2 in stock, 3 ordered'] } });
  });

  it('takes each variant from its own stock, at its own price', async () => {
    const sized = (variantId: string, priceMinor: number, stock: number) => ({
      variantId,
      options: [{ name: '尺码', value: variantId.toUpperCase() }],
      priceMinor,
      stock,
    });
    const variants = [sized('m', 100, 4), sized('l', 120, 2)];
    const { shop, repository } = createMemoryShopRepository([
      buildProduct({ itemId: 'shirt', priceMinor: 100, stock: 6, variants }),
    ]);
    const lines = [
      { itemId: 'shirt', variantId: 'l', quantity: 2 },
      { itemId: 'shirt', variantId: 'm', quantity: 1 },
    ];
    const reply = await placeOrder(orderOf(lines, 340), call, repository);
    expect(reply).toMatchObject({
      value: {
        lines: [
          { variantId: 'l', variantTitle: 'L', priceMinor: 120, quantity: 2 },
          { variantId: 'm', variantTitle: 'M', priceMinor: 100, quantity: 1 },
        ],
      },
    });
    expect(shop.products.get('shirt')).toMatchObject({
      stock: 3,
      soldCount: 3,
      variants: [sized('m', 100, 3), sized('l', 120, 0)],
    });
    const more = [{ itemId: 'shirt', variantId: 'l', quantity: 1 }];
    expect(await placeOrder(orderOf(more, 120, 'order-2'), call, repository)).toMatchObject({
      error: { code: 'conflict', issues: ['shirt l: 0 in stock, 1 ordered'] },
    });
    const none = [{ itemId: 'shirt', quantity: 1 }];
    expect(await placeOrder(orderOf(none, 100, 'order-3'), call, repository)).toMatchObject({
      error: { code: 'not-found', issues: ['shirt: not in the catalogue'] },
    });
  });

  it('is one order for one id, whatever the repeat says', async () => {
    const { shop, repository } = create();
    const first = await placeOrder(orderOf([{ itemId: 'tea', quantity: 1 }], 300), call, repository);
    const repeat = await placeOrder(
      orderOf([{ itemId: 'cup', quantity: 2 }], 1),
      { ...call, nowMs: 2000 },
      repository,
    );
    expect(repeat).toEqual(first);
    expect(shop.products.get('tea')?.stock).toBe(4);
    expect(shop.products.get('cup')?.stock).toBe(2);
  });

  it('refuses the order id of somebody else without showing the order', async () => {
    const { repository } = create();
    await placeOrder(orderOf([{ itemId: 'tea', quantity: 1 }], 300), call, repository);
    const reply = await placeOrder(
      orderOf([{ itemId: 'tea', quantity: 1 }], 300),
      { ...call, openid: 'oOther' },
      repository,
    );
    expect(reply).toEqual({ ok: false, error: { code: 'conflict', message: 'this order id is taken' } });
  });

  it.each([
    [
      'an unknown item',
      [
        { itemId: 'tea', quantity: 1 },
        { itemId: 'gone', quantity: 1 },
      ],
      300,
      'not-found',
      'gone: not in the catalogue',
    ],
    ['too little stock', [{ itemId: 'tea', quantity: 6 }], 1800, 'conflict', 'tea: 5 in stock, 6 ordered'],
    [
      'another total',
      [{ itemId: 'tea', quantity: 1 }],
      299,
      'conflict',
      'expectedTotalMinor: 299 expected, now 300',
    ],
  ])('refuses %s and changes nothing', async (_what, lines, total, code, issue) => {
    const { shop, repository } = create();
    const before = structuredClone(shop);
    const reply = await placeOrder(orderOf(lines, total), call, repository);
    expect(reply).toMatchObject({ ok: false, error: { code, issues: [issue] } });
    expect(shop).toEqual(before);
  });

  it('neither loses nor invents goods, whoever orders what', async () => {
    const line = fc.record({
      itemId: fc.constantFrom('tea', 'cup'),
      quantity: fc.integer({ min: 1, max: 4 }),
    });
    const attempt = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
      id: fc.nat(5),
      openid: fc.constantFrom('oA', 'oB'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { maxLength: 12 }), async (attempts) => {
        const { shop, repository } = create();
        for (const { lines, id, openid } of attempts) {
          const total = lines.reduce(
            (sum, { itemId, quantity }) => sum + quantity * (itemId === 'tea' ? 300 : 50),
            0,
          );
          await placeOrder(orderOf(lines, total, `order-${id}`), { ...call, openid }, repository);
        }
        for (const [itemId, stockBefore, soldBefore] of [
          ['tea', 5, 7],
          ['cup', 2, 0],
        ] as const) {
          const lines = [...shop.orders.values()].flatMap((order) => order.lines);
          const ordered = lines
            .filter((entry) => entry.itemId === itemId)
            .reduce((sum, { quantity }) => sum + quantity, 0);
          const product = shop.products.get(itemId);
          expect(product?.stock).toBeGreaterThanOrEqual(0);
          expect(product?.stock).toBe(stockBefore - ordered);
          expect(product?.soldCount).toBe(soldBefore + ordered);
        }
      }),
    );
  });
});

describe('paying', () => {
  const pay = { action: 'pay-order', orderId, provider: 'simulated' } as const;

  it('marks the order paid, once', async () => {
    const { repository } = create();
    await placeOrder(orderOf([{ itemId: 'tea', quantity: 1 }], 300), call, repository);
    const paid = await payOrder(pay, { ...call, nowMs: 2000 }, repository);
    expect(paid).toMatchObject({
      value: { status: 'paid', payment: { provider: 'simulated', paidAtMs: 2000 } },
    });
    expect(await payOrder(pay, { ...call, nowMs: 3000 }, repository)).toEqual(paid);
  });

  it("finds neither an unknown order nor another's", async () => {
    const { repository } = create();
    expect(await payOrder(pay, call, repository)).toMatchObject({ error: { code: 'not-found' } });
    await placeOrder(orderOf([{ itemId: 'tea', quantity: 1 }], 300), call, repository);
    expect(await payOrder(pay, { ...call, openid: 'oOther' }, repository)).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('refuses a cancelled order', async () => {
    const { shop, repository } = create();
    await placeOrder(orderOf([{ itemId: 'tea', quantity: 1 }], 300), call, repository);
    const order = shop.orders.get(orderId);
    if (order) shop.orders.set(orderId, { ...order, status: 'cancelled' });
    expect(await payOrder(pay, call, repository)).toMatchObject({
      error: { code: 'conflict', message: 'the order is cancelled' },
    });
  });
});
