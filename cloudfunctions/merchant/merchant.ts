import { type MerchantRequest, type Role, type ShopOrder, type ShopOrderPage } from '../../src/contracts';
import { type HealthCounts } from '../../src/domain/rollout/decideStop';
import { type ModelsRepository } from '../models/modelsRepository';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';
import { answerShopOrders, type ShopOrdersContext } from './shopOrders';

export interface MerchantContext extends Call, Pick<ShopOrdersContext, 'orders' | 'refundProviders'> {
  models: Pick<ModelsRepository, 'findManifest' | 'countReports' | 'noteStop' | 'putStop'>;
  findRole: (openid: string) => Promise<Role>;
}

/** Answers the people of the shop. That they may ask was checked before. */
export async function answerMerchant(
  request: MerchantRequest,
  { openid, nowMs, models, findRole, orders, refundProviders }: MerchantContext,
): Reply<{ role: Role } | HealthCounts | { isStopped: boolean } | ShopOrderPage | ShopOrder> {
  switch (request.action) {
    case 'my-role':
      return succeed({ role: await findRole(openid) });
    case 'rollout-health':
      return succeed(await models.countReports(request.model, request.version));
    case 'stop-rollout': {
      const { model, version } = request;
      if ((await models.findManifest(model, version)) === undefined) {
        return fail('not-found', `there is no version ${version} of ${model}`);
      }
      const counts = await models.countReports(model, version);
      const stop = { model, version, stoppedAtMs: nowMs, ...counts, failureShareAtLeast: 0 };
      await models.noteStop(stop, 'operator');
      await models.putStop(stop);
      return succeed({ isStopped: true });
    }
    default:
      return answerShopOrders(request, { nowMs, orders, refundProviders, by: openid });
  }
}
