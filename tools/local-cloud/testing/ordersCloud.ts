import { answerMerchant } from '../../../cloudfunctions/merchant/merchant';
import { type RefundProvider, SIMULATED_REFUND } from '../../../cloudfunctions/merchant/refundProvider';
import { createShopOrdersRepository } from '../../../cloudfunctions/merchant/shopOrdersRepository';
import { createCloudModelsRepository } from '../../../cloudfunctions/models/cloudModelsRepository';
import { CLOUD_SIGNER } from '../../../cloudfunctions/runtime/auditTrail';
import { createEntry } from '../../../cloudfunctions/runtime/entry';
import { createRoleFinder } from '../../../cloudfunctions/runtime/findRole';
import { createPersonalFields, PERSONAL_KEYS_VARIABLE } from '../../../cloudfunctions/runtime/personalFields';
import { createCloudShopRepository } from '../../../cloudfunctions/shop/cloudShopRepository';
import { answerShop } from '../../../cloudfunctions/shop/shop';
import { buildProduct } from '../../../cloudfunctions/testing/memoryShopRepository';
import { createReviewIntake } from '../../../cloudfunctions/testing/reviewIntake';
import {
  type MerchantRequestInput,
  parseMerchantRequest,
  parseShopRequest,
  requiredMerchantRole,
  type ShopRequestInput,
} from '../../../src/contracts';
import { createMemoryDatabase } from '../../fuzz/memoryDatabase';
import { COLLECTIONS } from '../collections';
import { DocumentStore } from '../store/documentStore';

/** The functions `shop` and `merchant` as they deploy, on a database in memory, with tea of which there are ten. */
export function createOrdersCloud({ refunds = SIMULATED_REFUND }: { refunds?: RefundProvider } = {}) {
  const store = new DocumentStore(':memory:', COLLECTIONS);
  const database = createMemoryDatabase(store);
  const key = Buffer.alloc(32, 3).toString('base64');
  const personalFields = createPersonalFields({
    [PERSONAL_KEYS_VARIABLE]: JSON.stringify({ current: 'test', keys: { test: key } }),
  });
  const shop = createCloudShopRepository(database, personalFields);
  const orders = createShopOrdersRepository({ database, personalFields, signer: CLOUD_SIGNER });
  const findRole = createRoleFinder(database);
  let caller: { openid: string; nowMs: number } = { openid: '', nowMs: 0 };
  const common = {
    rateLimit: { burst: 1e6, perMinute: 60_000 },
    readOpenid: () => caller.openid,
    now: () => caller.nowMs,
  };
  const shopMain = createEntry({
    ...common,
    parse: parseShopRequest,
    run: (request, call) => answerShop(request, call, shop, createReviewIntake()),
  });
  const merchantMain = createEntry({
    ...common,
    parse: parseMerchantRequest,
    access: { requiredRole: requiredMerchantRole, findRole },
    run: (request, call) =>
      answerMerchant(request, {
        ...call,
        models: createCloudModelsRepository(database),
        findRole,
        orders,
        refundProviders: [refunds],
      }),
  });
  const put = (collection: string, document: { _id: string }) =>
    store.replaceAll([{ collection, put: { ...document } }]);
  put('products', { _id: 'tea', ...buildProduct({ itemId: 'tea', priceMinor: 300, stock: 10 }) });
  put('roles', { _id: 'oOperator', ...{ role: 'operator' } });
  put('roles', { _id: 'oAnalyst', ...{ role: 'analyst' } });

  return {
    store,
    database,
    put,
    shop(request: ShopRequestInput, openid = 'oShopper', nowMs = 1000) {
      caller = { openid, nowMs };
      return shopMain(request);
    },
    merchant(request: MerchantRequestInput | object, openid = 'oOperator', nowMs = 2000) {
      caller = { openid, nowMs };
      return merchantMain(request);
    },
    auditLog: () => store.readAll('auditLog') as unknown as { action: string; detail: string }[],
  };
}
export type OrdersCloud = ReturnType<typeof createOrdersCloud>;
