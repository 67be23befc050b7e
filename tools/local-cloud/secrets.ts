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
});
export type Secrets = v.InferOutput<typeof Secrets>;

/** The secrets of a data directory, made on first use and readable by their owner alone. */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const random = () => randomBytes(24).toString('hex');
    const secrets = { adminKeyId: random(), adminKey: random(), signingKey: random() };
    writeFileSync(path, JSON.stringify(secrets), { mode: 0o600, flush: true });
    return secrets;
  }
  const parsed = v.safeParse(Secrets, JSON.parse(text));
  if (!parsed.success)
    throw new Error(`${path}: not the secrets of a local cloud; delete it to make new ones`);
  return parsed.output;
}

export function keyedHash(key: string, purpose: string, text: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0${text}`).digest();
}
