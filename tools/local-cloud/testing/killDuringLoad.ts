import { join } from 'node:path';
import { type SeededRandom } from '../../demo-shop/seededRandom';
import { COLLECTIONS } from '../collections';
import { DocumentStore } from '../store/documentStore';
import { startCloudProcess, type CloudProcess } from './cloudProcess';

const EVENTS_PER_BATCH = 20;
/** Phones that send at once. */
const SENDERS = 6;

const uuid = (batch: number, event: number) =>
  `00000000-0000-4000-8000-${batch.toString(16).padStart(6, '0')}${event.toString(16).padStart(6, '0')}`;

export const batchOf = (batch: number) => ({
  batchId: uuid(batch, 0xffff),
  events: Array.from({ length: EVENTS_PER_BATCH }, (_, event) => ({
    kind: 'favourite-added',
    schemaVersion: 1,
    eventId: uuid(batch, event),
    occurredAtMs: batch,
    sessionId: 's',
    itemId: 'tea-1',
  })),
});

/** Sends a batch as a phone of its own; resolves once the cloud has acknowledged it. */
export async function sendBatch(url: string, batch: number): Promise<void> {
  // Each batch comes from another phone: the limit of calls of one phone is not what is tested.
  const token = (batch + 1).toString(16).padStart(64, '0');
  const response = await fetch(`${url}/functions/collect`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(batchOf(batch)),
  });
  const reply = (await response.json()) as { ok: boolean };
  if (!reply.ok) throw new Error(JSON.stringify(reply));
}

export interface KillSummary {
  kills: number;
  acknowledged: number;
  /** Batches whose acknowledgement a kill cut off; they were sent again. */
  interrupted: number;
  /** What is wrong with the store afterwards: nothing, when all is well. */
  wrongs: string[];
}

/** Ends a loaded cloud by `kill -9` at random moments, `kills` times on the same data. */
export async function killDuringLoad(options: {
  dataDir: string;
  functionsDir: string;
  kills: number;
  random: SeededRandom;
  onProgress?: (kills: number) => void;
}): Promise<KillSummary> {
  const { dataDir, functionsDir, kills, random, onProgress } = options;
  const acknowledged = new Set<number>();
  let unsent: number[] = [];
  let next = 0;
  let interrupted = 0;
  for (let round = 0; round < kills; round += 1) {
    const cloud = await startCloudProcess({ dataDir, functionsDir });
    let isOver = false;
    const repeated = unsent;
    unsent = [];
    const sender = async () => {
      while (!isOver) {
        const batch = repeated.pop() ?? (next += 1);
        await sendBatch(cloud.url, batch).then(
          () => acknowledged.add(batch),
          () => {
            interrupted += 1;
            unsent.push(batch);
          },
        );
      }
    };
    const before = acknowledged.size;
    const senders = Array.from({ length: SENDERS }, sender);
    await killAfter(cloud, before + 1 + random.below(40), random, () => acknowledged.size);
    isOver = true;
    await Promise.all(senders);
    unsent.push(...repeated);
    onProgress?.(round + 1);
  }
  return { kills, acknowledged: acknowledged.size, interrupted, wrongs: audit(dataDir, acknowledged) };
}

/** Kills once so many batches are acknowledged, and then a random part of one call later. */
async function killAfter(
  cloud: CloudProcess,
  count: number,
  random: SeededRandom,
  size: () => number,
): Promise<void> {
  while (size() < count) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setTimeout(resolve, random.below(20)));
  await cloud.kill();
}

export function audit(dataDir: string, acknowledged: ReadonlySet<number>): string[] {
  const store = new DocumentStore(join(dataDir, 'documents.db'), COLLECTIONS);
  const batches = store.readAll('eventBatches') as unknown as {
    batchId: string;
    events: { eventId: string }[];
  }[];
  store.close();
  const wrongs: string[] = [];
  const stored = new Map(batches.map(({ batchId, events }) => [batchId, events]));
  if (stored.size !== batches.length) wrongs.push(`${batches.length - stored.size} batches are stored twice`);
  for (const batch of acknowledged) {
    if (!stored.has(batchOf(batch).batchId)) wrongs.push(`batch ${batch} was acknowledged and is not there`);
  }
  for (const [batchId, events] of stored) {
    if (events.length !== EVENTS_PER_BATCH) wrongs.push(`batch ${batchId} has ${events.length} events`);
  }
  const eventIds = batches.flatMap(({ events }) => events.map(({ eventId }) => eventId));
  if (new Set(eventIds).size !== eventIds.length) wrongs.push('events are stored twice');
  return wrongs;
}
