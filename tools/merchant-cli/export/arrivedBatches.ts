import { type Cloud } from '../connectCloud';

/** A batch has at most 256 KB: a page stays below the 6 MB of one reply. */
const PAGE_BATCHES = 20;

/** A document of `eventBatches`; the rest of it is for the caller to parse. */
export interface ArrivedBatch {
  _id: string;
  receivedAtMs: number;
}

/** Where an export reads: the cloud's batches by time of arrival. */
export interface BatchSource {
  /** Those that arrived at `fromMs` or later; one that arrives meanwhile may come too. */
  read(fromMs: number): AsyncIterable<ArrivedBatch>;
  /** How many there are. */
  count(fromMs: number): Promise<number>;
}

export function arrivedBatches(cloud: Cloud): BatchSource {
  const database = cloud.database();
  const { gt, gte, or } = database.command;
  const batches = database.collection('eventBatches');
  return {
    async *read(fromMs) {
      for (let query: object = { receivedAtMs: gte(fromMs) }; ;) {
        const page = batches.where(query).orderBy('receivedAtMs', 'asc').orderBy('_id', 'asc');
        const { data } = (await page.limit(PAGE_BATCHES).get()) as { data: ArrivedBatch[] };
        yield* data;
        const last = data.at(-1);
        if (!last || data.length < PAGE_BATCHES) return;
        const { _id, receivedAtMs } = last;
        query = or([{ receivedAtMs: gt(receivedAtMs) }, { receivedAtMs, _id: gt(_id) }]);
      }
    },
    async count(fromMs) {
      const { total } = (await batches.where({ receivedAtMs: gte(fromMs) }).count()) as { total: number };
      return total;
    },
  };
}
