import { type Database } from '../runtime/database';
import { type PutBatch } from './eventBatch';

/** One write a batch: the service's quota is counted in calls. */
export function createPutBatch(database: Database): PutBatch {
  const batches = database.collection('eventBatches');
  return async (id, batch) => {
    await batches.doc(id).set({ data: batch });
  };
}
