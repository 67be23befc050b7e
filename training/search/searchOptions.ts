import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildCorpus } from '../datasets/corpus';
import { type InteractionLog } from '../datasets/interactionLog';
import { startEngine } from '../engine/startEngine';
import { type TrainingHooks } from '../train/trainingHooks';
import { trainOptionsFor, type TrainOptions } from '../train/trainOptions';
import { concludeSearch, runSearch } from './runSearch';
import { searchReport, searchTable } from './searchReport';
import { openSearch } from './searchState';

export interface SearchCommand {
  log: InteractionLog;
  options: Partial<TrainOptions>;
  /** Folder of the artifact; the search lies beside it. */
  out: string | undefined;
  candidates: number;
  minutes: number | undefined;
}

/**
 * Searches hyper-parameters for a log and writes `search.json` and `report.html` beside the artifact's folder.
 * Begun again with the same log and options, it goes on where it was. `undefined` when a person interrupted.
 */
export async function searchOptions(
  { log, options: changes, out = 'model-artifacts/recommender', candidates, minutes }: SearchCommand,
  hooks: Omit<TrainingHooks, 'save'>,
): Promise<TrainOptions | undefined> {
  const corpus = buildCorpus(log);
  const base = trainOptionsFor(corpus.items.length, changes);
  await startEngine(base.engine);
  const folder = `${resolve(out)}.search`;
  const key = createHash('sha256')
    .update(JSON.stringify([log.sha256, base]))
    .digest('hex');
  const state = openSearch(folder, key);
  const limits = { candidates, milliseconds: minutes === undefined ? Infinity : minutes * 60_000 };
  const outcome = await runSearch(state, folder, corpus, base, limits, {
    ...hooks,
    nowMs: () => Date.now(),
    onMove: (move, { trials }) =>
      hooks.onStage(
        move.kind === 'start'
          ? `search: candidate ${trials.length + 1} of ${candidates}`
          : `search: trial ${move.trial} goes on`,
      ),
  });
  if (outcome === 'interrupted') return undefined;
  writeFileSync(join(folder, 'report.html'), searchReport(state));
  hooks.onStage(`${searchTable(state)}\nsearched ${state.trials.length} candidates: ${folder}`);
  return concludeSearch(state, folder, base);
}
