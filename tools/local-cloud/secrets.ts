import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const Secrets = v.object({
  /** What the SDK signs its requests with; whoever has it may read and write everything. */
  adminKeyId: v.pipe(v.string(), v.minLength(32)),
  adminKey: v.pipe(v.string(), v.minLength(32)),
  /** Turns identity tokens into openids, and cloud paths into upload permits. */
  signingKey: v.pipe(v.string(), v.minLength(32)),
  /** Seals what shoppers tell about themselves (AES-256, base64); absent in directories of earlier versions. */
  personalKey: v.optional(v.pipe(v.string(), v.base64())),
});
export type Secrets = Required<v.InferOutput<typeof Secrets>>;

/** The secrets of a data directory, made on first use and readable by their owner alone. */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const random = () => randomBytes(24).toString('hex');
    return write({ adminKeyId: random(), adminKey: random(), signingKey: random() });
  }
  const parsed = v.safeParse(Secrets, JSON.parse(text));
  if (!parsed.success)
    throw new Error(`${path}: not the secrets of a local cloud; delete it to make new ones`);
  const { personalKey } = parsed.output;
  return personalKey === undefined ? write(parsed.output) : { ...parsed.output, personalKey };

  function write(rest: Omit<Secrets, 'personalKey'>): Secrets {
    const made = { ...rest, personalKey: randomBytes(32).toString('base64') };
    writeFileSync(path, JSON.stringify(made), { mode: 0o600, flush: true });
    return made;
  }
}

export function keyedHash(key: string, purpose: string, text: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0${text}`).digest();
}
