import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { type KeyRotation, MAX_ROTATIONS, type SignedRotation } from '../../src/contracts';
import { appendAudit } from './auditLog';
import { type Cloud, type Database } from './connectCloud';
import { expectShopKey, listRotations } from './expectShopKey';
import { MerchantError } from './merchantError';
import {
  keyFile,
  loadMerchantKeys,
  makeKeyPair,
  type MerchantKeys,
  readKeyFile,
  signText,
} from './merchantKeys';
import { resignNewest } from './changeRollout';

export interface RotateOptions {
  cloud: Cloud;
  shopId: string;
  keysDir: string;
  now?: () => number;
}

/**
 * Puts a new signing key in the place of the old one: a statement signed by both goes to the cloud, the newest manifest is
 * signed anew, and the old key file is kept beside the new one. Interrupted anywhere, it goes on when it is called again.
 */
export async function rotateKeys({
  cloud,
  shopId,
  keysDir,
  now = Date.now,
}: RotateOptions): Promise<MerchantKeys> {
  const database = cloud.database();
  const path = keyFile(shopId, keysDir);
  const nextPath = `${path}.next`;
  const old = loadMerchantKeys(shopId, keysDir);
  if (!existsSync(nextPath)) await expectShopKey(database, old);
  // On the disk before the cloud hears of it: a key that phones trust and nobody has would be the end of deliveries.
  if (!existsSync(nextPath)) {
    const made = { ...old, ...makeKeyPair() };
    writeFileSync(nextPath, `${JSON.stringify(made, null, 2)}\n`, { flag: 'wx', mode: 0o600, flush: true });
  }
  const next = readKeyFile(nextPath, shopId);
  const known = await listRotations(database);
  if (!known.some(({ newKeyId }) => newKeyId === next.keyId)) await addRotation(database, known, old, next);
  await resignNewest({ cloud, keys: next, now });
  await appendAudit(database, next, {
    action: 'rotate-keys',
    detail: { oldKeyId: old.keyId, newKeyId: next.keyId },
    atMs: now(),
  });
  renameSync(path, `${path}.${old.keyId}.retired`);
  renameSync(nextPath, path);
  return next;
}

async function addRotation(
  database: Database,
  known: readonly KeyRotation[],
  old: MerchantKeys,
  next: MerchantKeys,
): Promise<void> {
  if (known.length >= MAX_ROTATIONS) {
    throw new MerchantError(
      `the key was changed ${known.length} times, and phones follow ${MAX_ROTATIONS}: build the app with today's key first`,
    );
  }
  const sequence = known.length + 1;
  const rotation: KeyRotation = {
    shopId: old.shopId,
    sequence,
    oldKeyId: old.keyId,
    newKeyId: next.keyId,
    newPublicKey: next.publicKey,
  };
  const payload = JSON.stringify(rotation);
  const signed: SignedRotation = {
    payload,
    oldSignature: signText(payload, old),
    newSignature: signText(payload, next),
  };
  await database.collection('keyRotations').add({ data: { _id: String(sequence), sequence, signed } });
}
