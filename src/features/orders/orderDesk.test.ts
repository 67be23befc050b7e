import * as fc from 'fast-check';
import { type Order } from '../../contracts';
import { type CallFate } from '../../platform/memory/memoryCloud';
import { buildItem } from '../../testing/buildItem';
import { createTestShop } from '../../testing/createTestShop';
import { type MemoryDisk } from '../../platform/memory/memoryDisk';
import { createOrderDesk } from './orderDesk';
import { createSimulatedPayment } from './paymentProvider';

const INPUT = {
  lines: [{ itemId: 'tea', quantity: 2 }],
  expectedTotalMinor: 2000,
  address: { recipient: '王小明', phone: '13800000000', address: '杭州' },
};

function setUp({ fates = [], disk, space }: { fates?: CallFate[]; disk?: MemoryDisk; space?: number } = {}) {
  const { state, platform, shop } = createTestShop([buildItem({ itemId: 'tea', priceMinor: 1000 })], {
    chooseFate: () => fates.shift() ?? 'answered',
    ...(disk && { disk }),
    ...(space !== undefined && { identifierSpace: space }),
  });
  const placed: Order[] = [];
  const { keyValueStore, identifiers } = platform;
  const payment = createSimulatedPayment(shop);
  const onPlaced = (order: Order) => placed.push(order);
  const desk = createOrderDesk({ shop, keyValueStore, payment, identifiers, onPlaced });
  return { state, platform, desk, placed };
}

describe('placing an order', () => {
  it('makes one paid order', async () => {
    const { desk, state, placed } = setUp();
    const outcome = await desk.place(INPUT);
    expect(outcome).toMatchObject({ ok: true, order: { status: 'paid', totalMinor: 2000 } });
    expect(state.orders.size).toBe(1);
    expect(placed).toHaveLength(1);
  });

  it('makes one order of two taps', async () => {
    const { desk, state } = setUp();
    await Promise.all([desk.place(INPUT), desk.place(INPUT)]);
    expect(state.orders.size).toBe(1);
  });

  it('makes one order however often replies are lost', async () => {
    const fate = fc.constantFrom<CallFate>('answered', 'request-lost', 'reply-lost', 'delivered-twice');
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 8 }), async (fates) => {
        const { desk, state, placed } = setUp({ fates: [...fates] });
        let outcome = await desk.place(INPUT);
        for (let attempt = 0; attempt < 8 && !outcome.order; attempt += 1) outcome = await desk.place(INPUT);
        expect(outcome.order?.totalMinor).toBe(2000);
        expect(state.orders.size).toBe(1);
        expect(placed).toHaveLength(1);
      }),
    );
  });

  it('keeps its id over the end of the app', async () => {
    const first = setUp({ fates: ['reply-lost'] });
    expect(await first.desk.place(INPUT)).toMatchObject({ ok: false, failure: { code: 'unreachable' } });
    const [orderId] = [...first.state.orders.keys()];
    const second = setUp({ disk: first.platform.disk, space: 7 });
    const outcome = await second.desk.place(INPUT);
    expect(outcome.order?.orderId).toBe(orderId);
  });

  it('mints another id after the shop has refused', async () => {
    const { desk, state } = setUp();
    expect(await desk.place({ ...INPUT, expectedTotalMinor: 1 })).toMatchObject({
      ok: false,
      failure: { code: 'conflict' },
    });
    await desk.place(INPUT);
    await desk.place(INPUT);
    expect(state.orders.size).toBe(2);
  });

  it('tells of an order that stands although its payment failed', async () => {
    const { desk, placed } = setUp({ fates: ['answered', 'request-lost'] });
    const outcome = await desk.place(INPUT);
    expect(outcome).toMatchObject({ ok: false, order: { status: 'awaiting-payment' } });
    expect(placed).toHaveLength(1);
    expect(await desk.pay(outcome.order!.orderId)).toMatchObject({ ok: true, order: { status: 'paid' } });
  });
});
