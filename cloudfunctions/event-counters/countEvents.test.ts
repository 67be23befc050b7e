import * as fc from 'fast-check';
import { countEvents, type CountedBatch, type CounterRepository, type DayCounters } from './countEvents';

interface Arrived extends CountedBatch {
  receivedAtMs: number;
}

function create(batches = new Map<string, Arrived>()) {
  const counters = new Map<string, DayCounters>();
  let watermark = 0;
  const repository: CounterRepository = {
    findShopId: async () => 'tea',
    findWatermark: async () => watermark,
    putWatermark: async (receivedAtMs) => void (watermark = receivedAtMs),
    listDaysSince: async (sinceMs) =>
      new Set([...batches.values()].filter((batch) => batch.receivedAtMs >= sinceMs).map(({ day }) => day)),
    async *readDay(day) {
      for (const batch of batches.values()) if (batch.day === day) yield batch;
    },
    putCounters: async (data) => void counters.set(data.day, data),
  };
  return { batches, counters, repository };
}

it('counts events, flags and losses of each day', async () => {
  const { batches, counters, repository } = create();
  const losses = [{ cause: 'overflow' as const, kind: 'item-exposed', count: 2 }];
  batches.set('a', { day: 'd1', receivedAtMs: 1, counts: { 'cart-added': 2 }, late: ['x'], losses });
  batches.set('b', { day: 'd1', receivedAtMs: 2, counts: { 'cart-added': 1, shared: 1 }, future: ['y'] });
  expect(await countEvents(10, repository)).toEqual(['d1']);
  expect(counters.get('d1')).toEqual({
    shopId: 'tea',
    day: 'd1',
    batches: 2,
    events: { 'cart-added': 3, shared: 1 },
    late: 1,
    future: 1,
    lost: { 'overflow/item-exposed': 2 },
    countedAtMs: 10,
  });
});

it('agrees with a count of everything, in whatever order batches come, come again and are counted', async () => {
  const action = fc.oneof(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), waitMs: fc.nat(200_000) }),
    fc.constant('count' as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
      const { batches, counters, repository } = create();
      let nowMs = 1_000_000;
      for (const step of [...actions, 'count' as const]) {
        if (step === 'count') await countEvents(nowMs, repository);
        else {
          nowMs += step.waitMs;
          // The content of a batch, its day included, follows from its id.
          const day = step.id < 'c' ? 'd1' : 'd2';
          batches.set(step.id, { day, receivedAtMs: nowMs, counts: { shared: 1 } });
        }
      }
      for (const day of ['d1', 'd2']) {
        const expected = [...batches.values()].filter((batch) => batch.day === day).length;
        expect(counters.get(day)?.events['shared'] ?? 0).toBe(expected);
      }
    }),
  );
});
