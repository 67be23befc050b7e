import { parseShopRequest } from '../../src/contracts';
import { openDatabase, readOpenid } from '../runtime/database';
import { createEntry } from '../runtime/entry';
import { createPersonalFields } from '../runtime/personalFields';
import { createCloudShopRepository } from './cloudShopRepository';
import { answerShop } from './shop';

const repository = createCloudShopRepository(openDatabase(), createPersonalFields(process.env));

export const main = createEntry({
  parse: parseShopRequest,
  rateLimit: { burst: 120, perMinute: 300 },
  readOpenid,
  run: (request, call) => answerShop(request, call, repository),
});
