import { CLOUD_SIGNER } from '../../cloudfunctions/runtime/auditTrail';
import { createPersonalFields, PERSONAL_KEYS_VARIABLE } from '../../cloudfunctions/runtime/personalFields';
import { SIMULATED_REFUND } from '../../cloudfunctions/merchant/refundProvider';
import { answerShopOrders } from '../../cloudfunctions/merchant/shopOrders';
import { createShopOrdersRepository } from '../../cloudfunctions/merchant/shopOrdersRepository';
import {
  type MerchantRequestInput,
  parseMerchantRequest,
  type ShopOrder,
  type ShopOrderPage,
  type ShopOrderRequest,
} from '../../src/contracts';
import { signerOf } from './auditLog';
import { type Cloud } from './connectCloud';
import { expectShopKey } from './expectShopKey';
import { EXIT, MerchantError } from './merchantError';
import { type MerchantKeys } from './merchantKeys';

type Action = ShopOrderRequest['action'];

export interface ShopOrdersOptions {
  cloud: Cloud;
  /** They sign what the audit log says. Only a list without anything personal does without. */
  keys?: MerchantKeys;
  /** Holds the keys that open addresses, as the functions have them. */
  environment?: Record<string, string | undefined>;
  nowMs?: number;
}

/**
 * What the function `merchant` does with orders, done by the shop's owner. Addresses stay sealed unless they are asked for.
 * Throws `MerchantError` with what is possible instead.
 */
export async function askShopOrders<Asked extends Action>(
  input: Extract<MerchantRequestInput, { action: Asked }>,
  { cloud, keys, environment = {}, nowMs = Date.now() }: ShopOrdersOptions,
): Promise<Asked extends 'shop-orders' ? ShopOrderPage : ShopOrder> {
  const parsed = parseMerchantRequest(input);
  if (!parsed.ok) throw new MerchantError(parsed.issues.join('\n'), EXIT.wrongUse);
  const request = parsed.value as ShopOrderRequest;
  if (keys) await expectShopKey(cloud.database(), keys);
  else if (request.action !== 'shop-orders' || request.withPersonal)
    throw new Error('the audit log takes a signature');
  if (request.action === 'shop-orders' && request.withPersonal && !environment[PERSONAL_KEYS_VARIABLE]) {
    const wanted = `set ${PERSONAL_KEYS_VARIABLE} to the keys that the functions have`;
    throw new MerchantError(`addresses are sealed: ${wanted}`, EXIT.wrongUse);
  }
  const orders = createShopOrdersRepository({
    database: cloud.database({ throwOnNotFound: false }),
    personalFields: createPersonalFields(environment),
    signer: keys ? signerOf(keys) : CLOUD_SIGNER,
  });
  const reply = await answerShopOrders(request, { nowMs, orders, refundProviders: [SIMULATED_REFUND] });
  if (!reply.ok) throw new MerchantError(reply.error.message, EXIT.refused);
  return reply.value as Asked extends 'shop-orders' ? ShopOrderPage : ShopOrder;
}
