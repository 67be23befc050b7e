import { parseSyncRequest } from '../../src/contracts';
import { collectEvents } from '../../cloudfunctions/collect/collect';
import { type EventBatch } from '../../cloudfunctions/collect/eventBatch';
import { COLLECT_RATE } from '../../cloudfunctions/collect/rate';
import { createEntry } from '../../cloudfunctions/runtime/entry';
import { COLLECTIONS } from '../local-cloud/collections';
import { DocumentStore } from '../local-cloud/store/documentStore';
import { type CollectCloud, type StoredBatch } from './collectCloud';

/** What `doc(id).set` of the SDK asks of the database. */
const SET = { multi: false, merge: false, upsert: true };

/** The function `collect` in this process, on the local cloud's own document store in memory. */
export function createMemoryCollectCloud(): CollectCloud {
  const store = new DocumentStore(':memory:', COLLECTIONS);
  let phones = 0;
  const putBatch = async (id: string, batch: EventBatch) => {
    await store.modify('eventBatches', { _id: id }, { ...batch }, SET);
  };
  return {
    async openPhone(nowMs) {
      const openid = `oPhone${(phones += 1)}`;
      const collect = createEntry({
        parse: parseSyncRequest,
        rateLimit: COLLECT_RATE,
        readOpenid: () => openid,
        now: nowMs,
        run: (request, call) => collectEvents(request, { ...call, putBatch }),
      });
      return {
        collect: (request) => collect(request),
        async readBatches() {
          const texts = store.find('eventBatches', { openid }, { limit: 1000 });
          return texts.map((text) => JSON.parse(text) as StoredBatch);
        },
      };
    },
    async close() {
      store.close();
    },
  };
}
