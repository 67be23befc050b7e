import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Parsed } from '../../src/contracts';
import { InputError } from '../inputError';

/** Bytes of one file of an artifact, in a buffer of their own. Throws an InputError that names the file. */
export function readBuffer(directory: string, file: string): ArrayBuffer {
  return new Uint8Array(readBytes(directory, file)).buffer;
}

function readBytes(directory: string, file: string): Buffer {
  try {
    return readFileSync(join(directory, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`${join(directory, file)}: cannot be read (${code}); expected an artifact's folder`);
  }
}

/** The same, as JSON. */
export function readJson(directory: string, file: string): unknown {
  try {
    return JSON.parse(readBytes(directory, file).toString('utf8'));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${join(directory, file)}: expected JSON (${(error as Error).message})`);
  }
}

/** What was parsed of a file; throws an InputError with its issues. */
export function expectParsed<T>(directory: string, file: string, parsed: Parsed<T>): T {
  if (!parsed.ok) throw new InputError(`${join(directory, file)}: ${parsed.issues.join('; ')}`);
  return parsed.value;
}
