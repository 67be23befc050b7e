import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDomain, type Domain } from './domain';

const FOLDER = join(__dirname, 'domains');

let read: Domain[] | undefined;

/** All domains, in the order of their files' names; read once. */
export function domains(): readonly Domain[] {
  read ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => readDomain(join(FOLDER, name)));
  return read;
}
