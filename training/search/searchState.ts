import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../inputError';
import { type Candidate } from './searchSpace';

export interface SearchTrial {
  candidate: Candidate;
  /** Best validation NDCG@10 at the end of each rung so far. */
  ndcg: number[];
  /** Of every epoch, for the plot. */
  curve: number[];
  elapsedMs: number;
}

/** A search in progress: written after every move, so that it can be gone on with. */
export interface SearchState {
  /** Hash of the data and of the options that are not searched. */
  key: string;
  trials: SearchTrial[];
}

const FILE = 'search.json';

/** The search that was begun in `folder`, or a new one. Throws an InputError when it was another one's. */
export function openSearch(folder: string, key: string): SearchState {
  const path = join(folder, FILE);
  if (!existsSync(path)) return { key, trials: [] };
  const state = JSON.parse(readFileSync(path, 'utf8')) as SearchState;
  if (state.key !== key) {
    throw new InputError(`${path}: made from other data or with other options; choose another --out`);
  }
  return state;
}

export function saveSearch(folder: string, state: SearchState): void {
  mkdirSync(folder, { recursive: true });
  const partial = join(folder, `${FILE}.partial`);
  writeFileSync(partial, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(partial, join(folder, FILE));
}

/** The trial that came furthest and, of these, did best; `undefined` before the first rung is done. */
export function bestTrial({ trials }: SearchState): number | undefined {
  let best: number | undefined;
  trials.forEach(({ ndcg }, index) => {
    if (ndcg.length === 0) return;
    const other = best === undefined ? undefined : trials[best]!.ndcg;
    const isBetter =
      !other || ndcg.length > other.length || (ndcg.length === other.length && ndcg.at(-1)! > other.at(-1)!);
    if (isBetter) best = index;
  });
  return best;
}
