import { parseSyncRequest } from '../../src/contracts';
import { openDatabase, readOpenid } from '../runtime/database';
import { createEntry } from '../runtime/entry';
import { collectEvents, type EventBatch } from './collect';

const batches = openDatabase().collection('eventBatches');

const putBatch = async (id: string, batch: EventBatch) => {
  await batches.doc(id).set({ data: batch });
};

export const main = createEntry({
  parse: parseSyncRequest,
  rateLimit: { burst: 60, perMinute: 120 },
  readOpenid,
  run: (request, call) => collectEvents(request, { ...call, putBatch }),
});
