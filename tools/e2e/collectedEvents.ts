import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEvent, type AppEvent } from '../../src/contracts';
import { exportEvents } from '../merchant-cli/export/exportEvents';
import { type TestShop } from './testShop';

export interface CollectedEvents {
  /** Every stored event once, as the merchant exports it. */
  events: AppEvent[];
  /** Events of new batches that the cloud holds already. */
  repeated: number;
  file: string;
}

/** What the shop's cloud has collected so far, by the merchant's own export. */
export async function collectedEvents({ owner, keys, folder }: TestShop): Promise<CollectedEvents> {
  const file = join(folder, 'events.jsonl');
  const { pseudonymKey } = keys;
  const { repeated } = await exportEvents({ cloud: owner, pseudonymKey, out: file });
  const events = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const parsed = parseEvent((JSON.parse(line) as { event: unknown }).event);
      if (!parsed.ok) throw new Error(parsed.issues.join('; '));
      return parsed.value;
    });
  return { events, repeated, file };
}
