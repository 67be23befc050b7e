import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../inputError';

/** JSON beside arrays of floats by name. */
export interface Checkpoint {
  /** What the run was started with; a resumed run must be started with the same. */
  key: string;
  progress: unknown;
  arrays: Record<string, Float32Array>;
}

const FILE = 'checkpoint.bin';

/** One file, replaced by a rename: a crash leaves the old checkpoint or the new one. */
export function saveCheckpoint(directory: string, { key, progress, arrays }: Checkpoint): void {
  mkdirSync(directory, { recursive: true });
  const lengths = Object.entries(arrays).map(([name, { length }]) => ({ name, length }));
  const header = Buffer.from(JSON.stringify({ key, progress, arrays: lengths }));
  const headerSize = Buffer.alloc(4);
  headerSize.writeUInt32LE(header.byteLength);
  const numbers = Object.values(arrays).map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  const partial = join(directory, `${FILE}.partial`);
  writeFileSync(partial, Buffer.concat([headerSize, header, ...numbers]));
  renameSync(partial, join(directory, FILE));
}

/** The checkpoint of a run with this `key`. Throws an InputError when there is none or it is another run's. */
export function loadCheckpoint(directory: string, key: string): Checkpoint {
  const path = join(directory, FILE);
  if (!existsSync(path)) throw new InputError(`${path}: no checkpoint to resume; run without --resume`);
  const bytes = readFileSync(path);
  const headerSize = bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, 4 + headerSize)) as {
    key: string;
    progress: unknown;
    arrays: { name: string; length: number }[];
  };
  if (header.key !== key) {
    throw new InputError(`${path}: made from other data or with other options; run without --resume`);
  }
  let offset = 4 + headerSize;
  const arrays: Record<string, Float32Array> = {};
  for (const { name, length } of header.arrays) {
    const own = Uint8Array.from(bytes.subarray(offset, offset + length * 4));
    arrays[name] = new Float32Array(own.buffer);
    offset += length * 4;
  }
  return { key, progress: header.progress, arrays };
}

export function removeCheckpoint(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}
