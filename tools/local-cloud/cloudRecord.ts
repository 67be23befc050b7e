import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';

/** Where a running cloud notes the way in, for the merchant's tools on the same machine. */
export const CLOUD_RECORD_FILE = '.zhanggui/cloud.json';

export const CloudRecord = v.object({
  url: v.pipe(v.string(), v.url()),
  adminUrl: v.pipe(v.string(), v.url()),
  adminEnvironment: v.record(v.string(), v.string()),
});
export type CloudRecord = v.InferOutput<typeof CloudRecord>;

/** The record holds the admin secret: only its owner may read it. */
export function writeCloudRecord(path: string, record: CloudRecord): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(record), { mode: 0o600 });
}

/** `undefined` when no cloud has left a record. Throws, naming the file, when it is not one. */
export function readCloudRecord(path: string): CloudRecord | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = v.safeParse(CloudRecord, JSON.parse(text));
  if (parsed.success) return parsed.output;
  throw new Error(`${path}: not the record of a local cloud; start the cloud again`);
}
