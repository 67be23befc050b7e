import { createHmac } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseEvent } from '../../src/contracts';
import { type Cloud } from './connectCloud';

/** A batch has at most 256 KB: a page stays below the 6 MB of one reply. */
const PAGE_BATCHES = 20;

export interface ExportOptions {
  cloud: Cloud;
  /** Hexadecimal; the same key gives a shopper the same pseudonym in every export. */
  pseudonymKey: string;
  outFile: string;
  onProgress?: (done: { batches: number; events: number }) => void;
}
export interface ExportSummary {
  batches: number;
  /** Lines written. */
  events: number;
  users: number;
  /** Events that were stored more than once. */
  repeated: number;
  /** Stored events that break the contract; they are left out. */
  malformed: number;
}

interface StoredBatch {
  _id: string;
  openid: string;
  events: unknown[];
}

/**
 * Writes every collected event as a line `{"user": pseudonym, "event": …}`, each event once. The file
 * appears under its name only when it is complete.
 */
export async function exportEvents({
  cloud,
  pseudonymKey,
  outFile,
  onProgress,
}: ExportOptions): Promise<ExportSummary> {
  const summary: ExportSummary = { batches: 0, events: 0, users: 0, repeated: 0, malformed: 0 };
  const users = new Set<string>();
  const seen = new Set<string>();
  const incomplete = `${outFile}.incomplete`;
  mkdirSync(dirname(outFile), { recursive: true });
  const file = openSync(incomplete, 'w', 0o600);
  try {
    for await (const { openid, events } of readBatches(cloud)) {
      const user = pseudonym(openid, pseudonymKey);
      summary.batches++;
      for (const stored of events) {
        const parsed = parseEvent(stored);
        if (!parsed.ok) {
          summary.malformed++;
        } else if (seen.has(`${user} ${parsed.value.eventId}`)) {
          summary.repeated++;
        } else {
          seen.add(`${user} ${parsed.value.eventId}`);
          users.add(user);
          writeSync(file, `${JSON.stringify({ user, event: parsed.value })}\n`);
          summary.events++;
        }
      }
      onProgress?.(summary);
    }
    closeSync(file);
    renameSync(incomplete, outFile);
  } catch (error) {
    rmSync(incomplete, { force: true });
    throw error;
  }
  return { ...summary, users: users.size };
}

async function* readBatches(cloud: Cloud): AsyncGenerator<StoredBatch> {
  const database = cloud.database();
  for (let last = ''; ;) {
    const query = database.collection('eventBatches').where({ _id: database.command.gt(last) });
    const { data } = (await query.orderBy('_id', 'asc').limit(PAGE_BATCHES).get()) as { data: StoredBatch[] };
    yield* data;
    const final = data.at(-1);
    if (!final || data.length < PAGE_BATCHES) return;
    last = final._id;
  }
}

/** 128 bits: enough that no two shoppers share one. */
function pseudonym(openid: string, key: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(openid).digest('hex').slice(0, 32);
}
