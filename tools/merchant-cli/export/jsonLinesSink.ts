import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { EXIT, MerchantError } from '../merchantError';
import { type ExportMark, type ExportSink } from './exportSink';

/**
 * Appends lines `{"user": …, "event": …, "late": true, "future": true}`, the flags only where they hold, and
 * `{"user": …, "batchId": …, "receivedAtMs": …, "cause": …, "kind": …, "count": …}` to the file of losses beside it.
 */
export function openJsonLinesSink(path: string, mark: ExportMark): ExportSink {
  mkdirSync(dirname(path), { recursive: true });
  const lossPath = lossFile(path);
  const events = openAppended(path, mark.events);
  let losses = mark.losses > 0 || existsSync(lossPath) ? openAppended(lossPath, mark.losses) : undefined;
  return {
    async write(newEvents, newLosses) {
      const eventBytes = events.append(newEvents);
      if (newLosses.length > 0) losses ??= openAppended(lossPath, 0);
      return { events: eventBytes, losses: losses?.append(newLosses) ?? 0 };
    },
    close() {
      events.close();
      losses?.close();
    },
  };
}

/** `events.jsonl` → `events.losses.jsonl` */
export function lossFile(path: string): string {
  return path.replace(/(\.[^./\\]*)?$/, '.losses$1');
}

function openAppended(path: string, size: number) {
  const file = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600);
  const found = fstatSync(file).size;
  if (found < size) {
    closeSync(file);
    throw new MerchantError(
      `${path} has ${found} bytes where this export wrote ${size}: put it back, or delete it and its cursor to export everything anew`,
      EXIT.refused,
    );
  }
  ftruncateSync(file, size);
  let end = size;
  return {
    /** Returns the size of the file. */
    append(rows: readonly object[]): number {
      const bytes = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      try {
        for (let done = 0; done < bytes.length;) {
          done += writeSync(file, bytes, done, bytes.length - done, end + done);
        }
        fsyncSync(file);
      } catch (error) {
        ftruncateSync(file, end);
        throw error;
      }
      return (end += bytes.length);
    },
    close: () => closeSync(file),
  };
}
