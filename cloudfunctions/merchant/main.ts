import { parseMerchantRequest, REQUIRED_ROLES } from '../../src/contracts';
import { createCloudModelsRepository } from '../models/cloudModelsRepository';
import { openDatabase, readOpenid } from '../runtime/database';
import { createEntry } from '../runtime/entry';
import { createRoleFinder } from '../runtime/findRole';
import { answerMerchant } from './merchant';

const database = openDatabase();
const models = createCloudModelsRepository(database);
const findRole = createRoleFinder(database);

export const main = createEntry({
  parse: parseMerchantRequest,
  rateLimit: { burst: 30, perMinute: 60 },
  readOpenid,
  access: { requiredRole: ({ action }) => REQUIRED_ROLES[action], findRole },
  run: (request, call) => answerMerchant(request, { ...call, models, findRole }),
});
