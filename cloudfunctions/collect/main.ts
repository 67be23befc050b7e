import { parseSyncRequest } from '../../src/contracts';
import { openDatabase, readOpenid } from '../runtime/database';
import { createEntry } from '../runtime/entry';
import { collectEvents, type EventBatch } from './collect';
import { COLLECT_RATE } from './rate';

const batches = openDatabase().collection('eventBatches');

const putBatch = async (id: string, batch: EventBatch) => {
  await batches.doc(id).set({ data: batch });
};

export const main = createEntry({
  parse: parseSyncRequest,
  rateLimit: COLLECT_RATE,
  readOpenid,
  run: (request, call) => collectEvents(request, { ...call, putBatch }),
});
