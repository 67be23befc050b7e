import { parseGroupEntry } from '../../src/contracts';
import { createPutBatch } from '../collect/putBatch';
import { openCloudId, openDatabase, readOpenid } from '../runtime/database';
import { createEntry } from '../runtime/entry';
import { recordEntry } from './recordEntry';

const putBatch = createPutBatch(openDatabase());

export const main = createEntry({
  parse: parseGroupEntry,
  rateLimit: { burst: 10, perMinute: 10 },
  readOpenid,
  run: (request, call) => recordEntry(request, { ...call, openCloudId, putBatch }),
});
