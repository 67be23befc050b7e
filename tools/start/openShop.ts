import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseShopProfile, type ShopProfile } from '../../src/contracts';
import { type FunctionOutcome } from '../local-cloud/functions/functionProcess';
import { startLocalCloud, type LocalCloud } from '../local-cloud/startLocalCloud';
import { type MerchantKeys } from '../merchant-cli/merchantKeys';
import { ensureMerchantKeys } from './ensureMerchantKeys';

export interface OpenShopOptions {
  /** See `writeShopFolder`. */
  shopDir: string;
  /** Holds the cloud's documents and files; made when absent. */
  cloudDir: string;
  /** Holds the merchant's keys, made at the first start. */
  keysDir: string;
  functionsDir: string;
  /** The built preview, where one is served. */
  webRoot?: string;
  /** 0 takes a free one. */
  port: number;
  recordFile?: string;
  onFunctionFailure?: (name: string, outcome: FunctionOutcome) => void;
}

export interface OpenShop {
  profile: ShopProfile;
  cloud: LocalCloud;
  keys: MerchantKeys;
}

/** Starts a local cloud that holds the shop of a folder and serves its preview, which trusts the merchant's key. */
export async function openShop(options: OpenShopOptions): Promise<OpenShop> {
  const { shopDir, cloudDir, keysDir, functionsDir, webRoot, port, recordFile, onFunctionFailure } = options;
  const profile = readProfile(join(shopDir, 'shop.json'));
  const keys = ensureMerchantKeys(profile.shopId, keysDir);
  const cloud = await startLocalCloud({
    dataDir: cloudDir,
    functionsDir,
    ...(webRoot !== undefined && { webRoot }),
    port,
    publicKeys: { [keys.keyId]: keys.publicKey },
    ...(recordFile !== undefined && { recordFile }),
    ...(onFunctionFailure && { onFunctionFailure }),
  });
  try {
    cloud.seedShop(shopDir);
  } catch (error) {
    await cloud.stop();
    throw error;
  }
  return { profile, cloud, keys };
}

function readProfile(path: string): ShopProfile {
  const parsed = parseShopProfile(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.ok) return parsed.value;
  throw new Error(`${path}: ${parsed.issues.join('; ')}`);
}
