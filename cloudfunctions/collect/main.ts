import { parseSyncRequest } from '../../src/contracts';
import { openDatabase, readOpenid } from '../runtime/database';
import { createEntry } from '../runtime/entry';
import { collectEvents } from './collect';
import { createPutBatch } from './putBatch';
import { COLLECT_RATE } from './rate';

const putBatch = createPutBatch(openDatabase());

export const main = createEntry({
  parse: parseSyncRequest,
  rateLimit: COLLECT_RATE,
  readOpenid,
  run: (request, call) => collectEvents(request, { ...call, putBatch }),
});
