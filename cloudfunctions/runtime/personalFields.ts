import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as v from 'valibot';

/** Environment variable of the functions; `npm run deploy -- --env … personal-key` makes a key. */
export const PERSONAL_KEYS_VARIABLE = 'ZHANGGUI_PERSONAL_KEYS';

const KEY_BYTES = 32;
const IV_BYTES = 12; // what GCM is made for (NIST SP 800-38D, 8.2)

const PersonalKeys = v.object({
  /** Seals from now on. */
  current: v.string(),
  /** 32 bytes each, base64, by id: those that once were current still open what they sealed. */
  keys: v.record(v.string(), v.pipe(v.string(), v.base64())),
});

/** What a person told us, as it lies in the database. All but `keyId` in base64. */
export const Sealed = v.object({ keyId: v.string(), iv: v.string(), tag: v.string(), data: v.string() });
export type Sealed = v.InferOutput<typeof Sealed>;

export interface PersonalFields {
  /** @param place names the document: what is sealed for one opens in no other */
  seal(value: unknown, place: string): Sealed;
  /** Throws when the key is unknown, or the text or its place was changed. */
  open(sealed: Sealed, place: string): unknown;
  /** Sealed by a key that is not the current one: to be sealed anew at the next write. */
  isStale(sealed: Sealed): boolean;
}

/**
 * AES-256-GCM with the keys of the environment. Without keys nothing is sealed and nothing stored: every call throws, and
 * says which variable is missing.
 */
export function createPersonalFields(environment: Record<string, string | undefined>): PersonalFields {
  const text = environment[PERSONAL_KEYS_VARIABLE];
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), PersonalKeys), text);
  const keyOf = (keyId: string): Buffer => {
    // Neither the variable's text nor the parser's words on it: both may hold a key.
    if (!parsed.success) throw new Error(`${PERSONAL_KEYS_VARIABLE} is not set to keys`);
    const key = Buffer.from(parsed.output.keys[keyId] ?? '', 'base64');
    if (key.length !== KEY_BYTES) throw new Error(`${PERSONAL_KEYS_VARIABLE}: no key "${keyId}" of 32 bytes`);
    return key;
  };
  const current = () => (parsed.success ? parsed.output.current : '');
  return {
    seal(value, place) {
      const keyId = current();
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(keyId), iv).setAAD(Buffer.from(place));
      const data = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      const base64 = (bytes: Buffer) => bytes.toString('base64');
      return { keyId, iv: base64(iv), tag: base64(cipher.getAuthTag()), data: base64(data) };
    },
    open({ keyId, iv, tag, data }, place) {
      const bytes = (text: string) => Buffer.from(text, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', keyOf(keyId), bytes(iv), { authTagLength: 16 })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes(tag));
      return JSON.parse(
        Buffer.concat([decipher.update(bytes(data)), decipher.final()]).toString('utf8'),
      ) as unknown;
    },
    isStale: ({ keyId }) => keyId !== current(),
  };
}
