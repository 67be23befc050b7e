import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createMerchantKeys, loadMerchantKeys, type MerchantKeys } from '../merchant-cli/merchantKeys';

/** The shop's keys in `keysDir`, made now when there are none. */
export function ensureMerchantKeys(shopId: string, keysDir: string): MerchantKeys {
  const exists = existsSync(join(keysDir, `${shopId}.json`));
  return exists ? loadMerchantKeys(shopId, keysDir) : createMerchantKeys(shopId, keysDir);
}
