import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Corpus } from '../datasets/corpus';
import { holdOutLast } from '../datasets/holdOut';
import { seededRandom } from '../random/seededRandom';
import { loadCheckpoint, saveCheckpoint } from '../train/checkpoint';
import { chooseEpochs } from '../train/chooseEpochs';
import { startFit } from '../train/fitEncoder';
import { splitQuestions } from '../train/splitQuestions';
import { type TrainingHooks } from '../train/trainingHooks';
import { endFit, fromCheckpoint, startRun, toCheckpoint } from '../train/trainingRun';
import { planTrials } from '../train/trainRecommender';
import { type TrainOptions } from '../train/trainOptions';
import { buildLadder, decideNext, type NextMove } from './decideNext';
import { bestTrial, saveSearch, type SearchState } from './searchState';
import { drawCandidate } from './searchSpace';

export interface SearchLimits {
  /** Candidates to start. */
  candidates: number;
  /** Stop making moves after so much time in this call; `Infinity` for none. */
  milliseconds: number;
}

export interface SearchHooks extends Pick<TrainingHooks, 'onStep' | 'onEpoch' | 'isInterrupted'> {
  onMove(move: NextMove, state: SearchState): void;
  nowMs(): number;
}

/**
 * Searches `Candidate` values by asynchronous successive halving on the validation NDCG@10 of the encoder, one move
 * at a time. Every trial keeps its checkpoint in `folder`, so an interrupted search goes on where it was; candidate
 * number n is the same in every run with the same seed.
 */
export async function runSearch(
  state: SearchState,
  folder: string,
  corpus: Corpus,
  base: TrainOptions,
  { candidates, milliseconds }: SearchLimits,
  hooks: SearchHooks,
): Promise<'finished' | 'interrupted'> {
  const { kept, heldOut } = holdOutLast(corpus);
  const { choosing } = splitQuestions(heldOut, base.seed);
  const ladder = buildLadder(1, base.epochs);
  const startedAtMs = hooks.nowMs();

  for (;;) {
    const standings = state.trials.map(({ ndcg }, trial) => ({ trial, ndcg }));
    const unfinished = state.trials.findIndex(({ ndcg }) => ndcg.length === 0);
    const move: NextMove =
      unfinished >= 0 ? { kind: 'promote', trial: unfinished, rung: 0 } : decideNext(standings, ladder);
    if (move.kind === 'start' && state.trials.length >= candidates) return 'finished';
    if (hooks.nowMs() - startedAtMs >= milliseconds) return 'finished';
    hooks.onMove(move, state);

    const index = move.kind === 'start' ? state.trials.length : move.trial;
    const rung = move.kind === 'start' ? 0 : move.rung;
    const candidate =
      state.trials[index]?.candidate ?? drawCandidate(seededRandom(Math.imul(base.seed, 7919) + index));
    const trial = (state.trials[index] ??= { candidate, ndcg: [], curve: [], elapsedMs: 0 });
    const options = { ...base, ...candidate };
    const own = join(folder, `trial-${index}`);
    const run = rung > 0 ? fromCheckpoint(loadCheckpoint(own, state.key)) : startRun();
    run.fit ??= startFit(corpus, kept, planTrials(options).at(-1)!.encoders, options);

    const movedAtMs = hooks.nowMs();
    const outcome = await chooseEpochs(
      run,
      corpus,
      kept,
      choosing,
      options,
      { ...hooks, onStage: () => undefined, save: () => undefined },
      ladder.epochs[rung]!,
    );
    if (outcome === 'interrupted') {
      endFit(run);
      return 'interrupted'; // this rung starts again
    }
    trial.elapsedMs += hooks.nowMs() - movedAtMs;
    trial.curve = run.fit.epochs.map(({ validationNdcg }) => validationNdcg!);
    trial.ndcg.push(run.best!.ndcg);
    saveCheckpoint(own, toCheckpoint(state.key, run));
    endFit(run);
    saveSearch(folder, state);
  }
}

/** The options of the best trial, and the checkpoints of all of them gone: only `search.json` and the report stay. */
export function concludeSearch(state: SearchState, folder: string, base: TrainOptions): TrainOptions {
  const best = bestTrial(state);
  state.trials.forEach((_, index) =>
    rmSync(join(folder, `trial-${index}`), { recursive: true, force: true }),
  );
  return best === undefined ? base : { ...base, ...state.trials[best]!.candidate };
}
