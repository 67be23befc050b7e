import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ExportedEvent } from '../../../training/datasets/exportedEvent';
import { type Cloud } from '../connectCloud';
import { EXIT, MerchantError } from '../merchantError';
import { arrivedBatches, type BatchSource } from './arrivedBatches';
import { exportedBatch, type ExportedLoss } from './exportedBatch';
import { openExportCursor, type ExportCursor } from './exportCursor';
import { type ExportSink } from './exportSink';
import { openJsonLinesSink } from './jsonLinesSink';
import { openParquetSink } from './parquetSink';

export const EXPORT_FORMATS = ['jsonl', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Longer than `collect` may run and than clocks of the cloud's machines differ: what arrived so shortly before is read again. */
const OVERLAP_MS = 5 * 60_000;
/** Rows are written and counted in portions: an interrupted export keeps those that were. */
const PORTION_EVENTS = 50_000;

export interface ExportOptions {
  cloud: Cloud;
  /** Hexadecimal; the same key gives a shopper the same pseudonym in every export. */
  pseudonymKey: string;
  /** A file of JSON lines, or a folder of Parquet files. */
  out: string;
  format?: ExportFormat;
  /** Only batches that arrived then or later; for the first run, those after it go on. */
  sinceMs?: number;
  onProgress?: (done: { batches: number; ofBatches: number; events: number }) => void;
}
/** What one run has found. */
export interface ExportSummary {
  /** Read, those of an earlier run that were read again included. */
  batches: number;
  /** Rows added. */
  events: number;
  /** Shoppers with added rows. */
  users: number;
  /** Events that another batch of the same shopper holds, too. */
  repeated: number;
  /** Stored events, losses or batches that break the contract; they are left out. */
  malformed: number;
  /** Added rows whose time cannot be taken at its word. */
  late: number;
  future: number;
  /** Events that phones reported to have given up. */
  lost: number;
  /** Rows of this run and all before. */
  totalEvents: number;
}

/**
 * Adds what has arrived since the run before: each event once, as rows of `user` (a pseudonym), the event and the flags of
 * its time, and the phones' losses beside them. The rows go to the disk first, the cursor last, and what no cursor has
 * counted is cut off by the next run; so nothing is lost or doubled, wherever a run ends. Throws a MerchantError when the
 * files are not what the cursor says.
 */
export async function exportEvents(options: ExportOptions): Promise<ExportSummary> {
  const { cloud, pseudonymKey, out, format = 'jsonl', sinceMs, onProgress } = options;
  const source = arrivedBatches(cloud);
  const path = cursorPath(out, format);
  mkdirSync(dirname(path), { recursive: true });
  const cursor = openExportCursor({ path, pseudonymKey, sinceMs });
  try {
    const { mark } = cursor.state;
    const sink = format === 'parquet' ? await openParquetSink(out, mark) : openJsonLinesSink(out, mark);
    try {
      return await exportArrived({ source, sink, cursor, pseudonymKey, onProgress });
    } finally {
      sink.close();
    }
  } finally {
    cursor.close();
  }
}

/** Refuses to touch what is no export of this kind. */
function cursorPath(out: string, format: ExportFormat): string {
  const isFolder = format === 'parquet';
  const path = isFolder ? join(out, 'export.cursor') : `${out}.cursor`;
  if (!existsSync(out)) return path;
  if (statSync(out).isDirectory() !== isFolder) {
    const expected = isFolder ? 'a folder for Parquet files' : 'a file for JSON lines';
    throw new MerchantError(`--out ${out}: expected ${expected}`, EXIT.wrongUse);
  }
  const holdsRows = !isFolder || readdirSync(out).some((name) => name.endsWith('.parquet'));
  if (holdsRows && !existsSync(path)) {
    throw new MerchantError(
      `${out} exists, but not ${path}: it cannot be gone on with; delete it or name another --out`,
      EXIT.refused,
    );
  }
  return path;
}

interface Run {
  source: BatchSource;
  sink: ExportSink;
  cursor: ExportCursor;
  pseudonymKey: string;
  portionEvents?: number;
  onProgress?: ExportOptions['onProgress'];
}

export async function exportArrived(run: Run): Promise<ExportSummary> {
  const { source, sink, cursor, pseudonymKey, portionEvents = PORTION_EVENTS, onProgress } = run;
  const { sinceMs, receivedAtMs: goOnFromMs } = cursor.state;
  const fromMs = Math.max(sinceMs, goOnFromMs - OVERLAP_MS);
  const found = { batches: 0, events: 0, repeated: 0, malformed: 0, late: 0, future: 0, lost: 0 };
  const users = new Set<string>();
  let [events, losses]: [ExportedEvent[], ExportedLoss[]] = [[], []];
  let receivedAtMs = goOnFromMs;
  const ofBatches = onProgress ? await source.count(fromMs) : 0;

  async function writePortion(): Promise<void> {
    const mark = await sink.write(events, losses);
    cursor.commit({ receivedAtMs, mark, addedEvents: events.length });
    [events, losses] = [[], []];
  }

  for await (const stored of source.read(fromMs)) {
    const batch = exportedBatch(stored, pseudonymKey);
    const isNewBatch = cursor.isNew('batch', stored._id);
    found.batches++;
    for (const exported of batch.events) {
      if (cursor.isNew('event', exported.user, exported.event.eventId)) {
        events.push(exported);
        users.add(exported.user);
        found.events++;
        found.late += Number(exported.late ?? false);
        found.future += Number(exported.future ?? false);
      } else if (isNewBatch) found.repeated++;
    }
    if (isNewBatch) {
      losses.push(...batch.losses);
      for (const { count } of batch.losses) found.lost += count;
      found.malformed += batch.malformed;
    }
    receivedAtMs = Math.max(receivedAtMs, stored.receivedAtMs);
    onProgress?.({ batches: found.batches, ofBatches, events: found.events });
    if (events.length >= portionEvents) await writePortion();
  }
  await writePortion();
  return { ...found, users: users.size, totalEvents: cursor.state.totalEvents };
}
