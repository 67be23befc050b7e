import { type KeyRotation, parseKeyRotation, SignedManifest, SignedRotation } from '../../src/contracts';
import * as v from 'valibot';
import { type Database } from './connectCloud';
import { EXIT, MerchantError } from './merchantError';
import { type MerchantKeys } from './merchantKeys';

/** Throws unless the keys are those of the shop whose cloud this is. */
export function expectOwnShop(shopId: string, keys: Pick<MerchantKeys, 'shopId'>): void {
  if (shopId === keys.shopId) return;
  throw new MerchantError(`the cloud is that of shop ${shopId}, the keys are those of ${keys.shopId}`);
}

/**
 * Throws unless phones follow this key: it signed the newest manifest, or the shop's last change of key named it. What
 * another key signs is refused by every phone, and a kill switch among it would seem to have worked.
 */
export async function expectShopKey(database: Database, { keyId, shopId }: MerchantKeys): Promise<void> {
  const rotations = await listRotations(database);
  const retired = new Set(rotations.map(({ oldKeyId }) => oldKeyId));
  const followed = [await findNewestKeyId(database), rotations.at(-1)?.newKeyId].filter(
    (known) => known !== undefined && !retired.has(known),
  );
  if (followed.length === 0 || followed.includes(keyId)) return;
  throw new MerchantError(
    `phones of shop ${shopId} follow the key ${followed.join(', ')}, and the key file holds ${keyId}: ` +
      (retired.has(keyId)
        ? 'it was replaced; finish that with `keys rotate`, or copy the new key file here'
        : "copy the shop's key file here (--keys names its folder)"),
    EXIT.refused,
  );
}

/** A shop's changes of key, oldest first. */
export async function listRotations(database: Database): Promise<KeyRotation[]> {
  const query = database.collection('keyRotations').orderBy('sequence', 'asc').limit(1000);
  const { data } = (await query.get()) as { data: { signed: unknown }[] };
  return data.map(({ signed }) => {
    const parsed = parseKeyRotation(v.parse(SignedRotation, signed).payload);
    if (parsed.ok) return parsed.value;
    throw new MerchantError(`a stored change of key is malformed: ${parsed.issues.join('; ')}`);
  });
}

async function findNewestKeyId(database: Database): Promise<string | undefined> {
  const query = database.collection('manifests').orderBy('version', 'desc').limit(1);
  const [newest] = ((await query.get()) as { data: { signed: unknown }[] }).data;
  return newest && v.parse(SignedManifest, newest.signed).keyId;
}
