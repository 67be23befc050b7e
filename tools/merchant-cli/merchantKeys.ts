import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import nacl from 'tweetnacl';
import * as v from 'valibot';
import { type SignedManifest } from '../../src/contracts';
import { MerchantError } from './merchantError';

export const KEYS_DIR = '.zhanggui/keys';

const MerchantKeys = v.object({
  shopId: v.string(),
  /** Names the key pair: the start of the public key's SHA-256. */
  keyId: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  /** ed25519, base64. Phones trust what this key's owner signed. */
  publicKey: v.pipe(v.string(), v.base64()),
  secretKey: v.pipe(v.string(), v.base64()),
  /** Turns openids into pseudonyms; without it nobody can tell which shopper a pseudonym is. */
  pseudonymKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type MerchantKeys = v.InferOutput<typeof MerchantKeys>;

/** Makes a shop's keys in `<keysDir>/<shopId>.json`, readable by their owner alone. Never replaces keys. */
export function createMerchantKeys(shopId: string, keysDir: string = KEYS_DIR): MerchantKeys {
  const path = keyFile(shopId, keysDir);
  const keys = { shopId, ...makeKeyPair(), pseudonymKey: randomBytes(32).toString('hex') };
  mkdirSync(keysDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, `${JSON.stringify(keys, null, 2)}\n`, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new MerchantError(`${path} exists: phones trust these keys, so they are never replaced`);
  }
  return keys;
}

export function makeKeyPair(): Pick<MerchantKeys, 'keyId' | 'publicKey' | 'secretKey'> {
  const { publicKey, secretKey } = nacl.sign.keyPair();
  return {
    keyId: createHash('sha256').update(publicKey).digest('hex').slice(0, 16),
    publicKey: Buffer.from(publicKey).toString('base64'),
    secretKey: Buffer.from(secretKey).toString('base64'),
  };
}

export function loadMerchantKeys(shopId: string, keysDir: string = KEYS_DIR): MerchantKeys {
  return readKeyFile(keyFile(shopId, keysDir), shopId);
}

/** Public halves of all keys of a shop that this machine holds, those that were replaced included. */
export function knownPublicKeys(shopId: string, keysDir: string = KEYS_DIR): Record<string, string> {
  const path = keyFile(shopId, keysDir);
  const isOfShop = (name: string) => name === basename(path) || isRetiredKeyOf(basename(path), name);
  const files = existsSync(keysDir) ? readdirSync(keysDir).filter(isOfShop) : [];
  const keys = files.map((name) => readKeyFile(join(keysDir, name), shopId));
  return Object.fromEntries(keys.map(({ keyId, publicKey }) => [keyId, publicKey]));
}

function isRetiredKeyOf(file: string, name: string): boolean {
  return name.startsWith(`${file}.`) && name.endsWith('.retired');
}

export function readKeyFile(path: string, shopId: string): MerchantKeys {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new MerchantError(
      `${path}: no such keys; copy the shop's key file here, or, where nothing was published yet, make it with \`npm run -s merchant -- init --shop ${shopId}\``,
    );
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), MerchantKeys), text);
  if (!parsed.success) throw new MerchantError(`${path}: not a key file of this program`);
  return parsed.output;
}

/** Signs the exact text; the phone verifies that text before it parses it. */
export function signManifest(payload: string, keys: MerchantKeys): SignedManifest {
  return { payload, signature: signText(payload, keys), keyId: keys.keyId };
}

/** ed25519 over the text in UTF-8, in base64. */
export function signText(text: string, { secretKey }: Pick<MerchantKeys, 'secretKey'>): string {
  return Buffer.from(nacl.sign.detached(Buffer.from(text), Buffer.from(secretKey, 'base64'))).toString(
    'base64',
  );
}

export function keyFile(shopId: string, keysDir: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(shopId)) {
    throw new MerchantError(`shop id ${JSON.stringify(shopId)}: expected letters, digits, ".", "_" and "-"`);
  }
  return join(keysDir, `${shopId}.json`);
}
