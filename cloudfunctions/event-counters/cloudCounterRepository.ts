import * as v from 'valibot';
import { EventLoss } from '../../src/contracts';
import { type Database } from '../runtime/database';
import { type CountedBatch, type CounterRepository } from './countEvents';

const PAGE = 1000;
const Watermark = v.object({ receivedAtMs: v.number() });
const Shop = v.object({ shopId: v.string() });
const Counted = v.object({
  _id: v.string(),
  /** Absent in batches that were stored before they carried it. */
  day: v.optional(v.string(), ''),
  counts: v.optional(v.record(v.string(), v.number()), {}),
  late: v.optional(v.array(v.string())),
  future: v.optional(v.array(v.string())),
  losses: v.optional(v.array(EventLoss)),
});
const FIELDS = { day: true, counts: true, late: true, future: true, losses: true };

export function createCloudCounterRepository(database: Database): CounterRepository {
  const batches = database.collection('eventBatches');
  const counters = database.collection('eventCounters');

  async function* pages(query: object): AsyncGenerator<v.InferOutput<typeof Counted>> {
    for (let last = ''; ;) {
      const page = batches.where({ ...query, _id: database.command.gt(last) });
      const { data } = await page.orderBy('_id', 'asc').field(FIELDS).limit(PAGE).get();
      const found = data.map((document) => v.parse(Counted, document));
      yield* found;
      const final = found.at(-1);
      if (!final || found.length < PAGE) return;
      last = final._id;
    }
  }

  return {
    async findShopId() {
      const { data } = await database.collection('shop').doc('profile').get();
      return data == null ? '' : v.parse(Shop, data).shopId;
    },
    async findWatermark() {
      const { data } = await counters.doc('watermark').get();
      return data == null ? 0 : v.parse(Watermark, data).receivedAtMs;
    },
    async putWatermark(receivedAtMs) {
      await counters.doc('watermark').set({ data: { receivedAtMs } });
    },
    async listDaysSince(receivedAtMs) {
      const days = new Set<string>();
      for await (const { day } of pages({ receivedAtMs: database.command.gte(receivedAtMs) })) days.add(day);
      days.delete('');
      return days;
    },
    readDay: (day) => pages({ day }) as AsyncIterable<CountedBatch>,
    async putCounters(data) {
      await counters.doc(data.day).set({ data });
    },
  };
}
