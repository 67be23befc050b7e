import { parseMerchantRequest, requiredMerchantRole } from '../../src/contracts';
import { createCloudModelsRepository } from '../models/cloudModelsRepository';
import { CLOUD_SIGNER } from '../runtime/auditTrail';
import { openDatabase, readOpenid } from '../runtime/database';
import { createEntry } from '../runtime/entry';
import { createRoleFinder } from '../runtime/findRole';
import { createPersonalFields } from '../runtime/personalFields';
import { answerMerchant } from './merchant';
import { SIMULATED_REFUND } from './refundProvider';
import { createShopOrdersRepository } from './shopOrdersRepository';

const database = openDatabase();
const models = createCloudModelsRepository(database);
const findRole = createRoleFinder(database);
const orders = createShopOrdersRepository({
  database,
  personalFields: createPersonalFields(process.env),
  signer: CLOUD_SIGNER,
});
const refundProviders = [SIMULATED_REFUND];

export const main = createEntry({
  parse: parseMerchantRequest,
  rateLimit: { burst: 30, perMinute: 60 },
  readOpenid,
  access: { requiredRole: requiredMerchantRole, findRole },
  run: (request, call) => answerMerchant(request, { ...call, models, findRole, orders, refundProviders }),
});
