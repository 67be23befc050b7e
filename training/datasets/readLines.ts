import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../inputError';

export interface TextFile {
  path: string;
  /** Without their line breaks; no empty line at the end. */
  lines: string[];
  /** Of the text, so that a file and its compressed copy count as the same data. */
  sha256: string;
}

/** Reads a UTF-8 text file, plain or gzip (told by its first bytes, not its name). */
export function readLines(path: string): TextFile {
  const bytes = readBytes(path);
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return { path, lines, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function readBytes(path: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new InputError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new InputError(`${path}: expected a complete gzip file (${(error as Error).message})`);
  }
}
