import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectEvents } from '../../../cloudfunctions/collect/collect';
import { buildEventBatch } from '../../../cloudfunctions/collect/eventBatch';
import { createPutBatch } from '../../../cloudfunctions/collect/putBatch';
import { documentKey } from '../../../cloudfunctions/runtime/documentKey';
import { type Database } from '../../../cloudfunctions/runtime/database';
import { type AppEvent } from '../../../src/contracts';
import { COLLECTIONS } from '../../local-cloud/collections';
import { DocumentStore } from '../../local-cloud/store/documentStore';
import { startCloudProcess } from '../../local-cloud/testing/cloudProcess';
import { connectCloud } from '../../merchant-cli/connectCloud';
import { compareThirds, createMemorySampler, type MemoryGrowth } from './memoryOverTime';

const EVENTS_PER_BATCH = 100;
/** Calls under way at once: enough to keep client and cloud busy on two cores. */
const CONCURRENCY = 8;
const RAW_SECONDS = 5;

export interface CloudBenchmark {
  seconds: number;
  batches: number;
  /** What `collect` does with a batch, through the real wx-server-sdk into a local cloud in its own process. */
  eventsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** The same documents handed to the store directly, in this process; each write is on the disk when it returns. */
  rawStoreEventsPerSecond: number;
  /** eventsPerSecond ÷ rawStoreEventsPerSecond. */
  ratio: number;
  /** Batches found in the cloud afterwards: as many as were acknowledged. */
  stored: number;
  /** Resident memory of the cloud's process after each tenth of the time; empty where the system does not tell. */
  memoryMiB: readonly number[];
  /** Absent without samples. */
  memoryGrowth?: MemoryGrowth;
}

/** Loads a fresh local cloud for `seconds`. Throws when a batch is missing afterwards. */
export async function measureCloud(
  seconds: number,
  onProgress: (line: string) => void = () => undefined,
): Promise<CloudBenchmark> {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-bench-'));
  try {
    onProgress('raw store …');
    const rawStoreEventsPerSecond = await measureRawStore(
      join(folder, 'raw.db'),
      Math.min(seconds, RAW_SECONDS),
    );
    const loaded = await loadCloud(folder, seconds, onProgress);
    const ratio = loaded.eventsPerSecond / rawStoreEventsPerSecond;
    return { ...loaded, rawStoreEventsPerSecond, ratio };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadCloud(folder: string, seconds: number, onProgress: (line: string) => void) {
  const cloud = await startCloudProcess({
    dataDir: join(folder, 'data'),
    functionsDir: join(folder, 'none'),
  });
  try {
    const owner = connectCloud(cloud.adminEnvironment);
    const putBatch = createPutBatch(owner.database() as unknown as Database);
    const durationsMs: number[] = [];
    const memory = createMemorySampler(seconds * 1000, () => cloud.residentBytes());
    const startedMs = performance.now();
    const endMs = startedMs + seconds * 1000;
    let next = 0;
    const send = async () => {
      while (performance.now() < endMs) {
        const index = (next += 1);
        const request = { batchId: uuid(index, 0), events: eventsOf(index) as unknown[] };
        const sentMs = performance.now();
        const reply = await collectEvents(request, { openid: 'oBench', nowMs: Date.now(), putBatch });
        if (!reply.ok) throw new Error(reply.error.message);
        durationsMs.push(performance.now() - sentMs);
        memory.observe(performance.now() - startedMs);
        if (index % 100 === 0) onProgress(`${durationsMs.length * EVENTS_PER_BATCH} events`);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, send));
    const elapsedS = (performance.now() - startedMs) / 1000;
    const { memoryMiB } = memory;
    const memoryGrowth = compareThirds(memoryMiB);
    const { total } = (await owner.database().collection('eventBatches').count()) as { total: number };
    if (total !== durationsMs.length)
      throw new Error(`${durationsMs.length} batches acknowledged, ${total} stored`);
    durationsMs.sort((left, right) => left - right);
    return {
      seconds: elapsedS,
      batches: durationsMs.length,
      eventsPerSecond: (durationsMs.length * EVENTS_PER_BATCH) / elapsedS,
      p50Ms: quantile(durationsMs, 0.5),
      p99Ms: quantile(durationsMs, 0.99),
      stored: total,
      memoryMiB,
      ...(memoryGrowth && { memoryGrowth }),
    };
  } finally {
    await cloud.stop();
  }
}

async function measureRawStore(path: string, seconds: number): Promise<number> {
  const store = new DocumentStore(path, COLLECTIONS);
  const startedMs = performance.now();
  let batches = 0;
  while (performance.now() < startedMs + seconds * 1000) {
    const batchId = uuid((batches += 1), 0);
    const batch = buildEventBatch({
      openid: 'oBench',
      batchId,
      receivedAtMs: Date.now(),
      events: eventsOf(batches),
    });
    const id = documentKey('oBench', batchId);
    const set = { multi: false, merge: false, upsert: true };
    await store.modify('eventBatches', { _id: id }, { ...batch }, set);
  }
  const elapsedS = (performance.now() - startedMs) / 1000;
  store.close();
  return (batches * EVENTS_PER_BATCH) / elapsedS;
}

function eventsOf(batch: number): AppEvent[] {
  return Array.from({ length: EVENTS_PER_BATCH }, (_, index) => ({
    kind: 'item-viewed',
    schemaVersion: 1,
    eventId: uuid(batch, index + 1),
    occurredAtMs: 1_700_000_000_000 + index,
    sessionId: uuid(batch, 0),
    itemId: `tea-${index}`,
    surface: 'home',
    dwellMs: 1000 + index,
  }));
}

const uuid = (batch: number, event: number) =>
  `00000000-0000-4000-8000-${batch.toString(16).padStart(8, '0')}${event.toString(16).padStart(4, '0')}`;

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export function formatCloud(benchmark: CloudBenchmark): string {
  const { eventsPerSecond, p50Ms, p99Ms, rawStoreEventsPerSecond, ratio, seconds, batches } = benchmark;
  return [
    `through the SDK   ${eventsPerSecond.toFixed(0)} events/s in batches of ${EVENTS_PER_BATCH} (${batches} batches, ${seconds.toFixed(1)} s)`,
    `a batch           p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${CONCURRENCY} at once`,
    `raw store         ${rawStoreEventsPerSecond.toFixed(0)} events/s, every write on the disk`,
    `SDK ÷ raw store   ${ratio.toFixed(2)}`,
    ...formatMemory(benchmark),
  ].join('\n');
}

function formatMemory({
  memoryMiB,
  memoryGrowth,
}: Pick<CloudBenchmark, 'memoryMiB' | 'memoryGrowth'>): string[] {
  if (!memoryGrowth) return ['memory            not told by this system'];
  const { firstPeakMiB, lastPeakMiB, ratio } = memoryGrowth;
  return [
    `memory, MiB       ${memoryMiB.map((sample) => sample.toFixed(0)).join(' ')}  (each tenth of the time)`,
    `last ÷ first      ${ratio.toFixed(2)}: peak of ${lastPeakMiB.toFixed(0)} MiB in the last third, ${firstPeakMiB.toFixed(0)} in the first`,
  ];
}
