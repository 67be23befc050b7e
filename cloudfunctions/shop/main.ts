import { parseShopRequest } from '../../src/contracts';
import { openDatabase, readOpenapi, readOpenid } from '../runtime/database';
import { describeFailure } from '../runtime/describeFailure';
import { createEntry } from '../runtime/entry';
import { createPersonalFields } from '../runtime/personalFields';
import { createCloudShopRepository } from './cloudShopRepository';
import { answerShop } from './shop';
import { createWechatModerator, type SecurityOpenapi } from './textModerator';

const repository = createCloudShopRepository(openDatabase(), createPersonalFields(process.env));

const moderator = createWechatModerator(readOpenapi() as SecurityOpenapi, (error) =>
  process.stderr.write(`msgSecCheck: ${describeFailure(error)}\n`),
);

export const main = createEntry({
  parse: parseShopRequest,
  rateLimit: { burst: 120, perMinute: 300 },
  readOpenid,
  run: (request, call) => answerShop(request, call, repository, moderator),
});
