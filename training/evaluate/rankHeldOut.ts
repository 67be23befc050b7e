import { rankOfTarget } from '../../src/domain/metrics/rankOfTarget';
import { topItems } from '../../src/domain/metrics/topItems';
import { type HeldOut } from '../datasets/holdOut';

/**
 * Scores of all items for each history, in the order of the histories. `signals` has what came with the items of each,
 * for those who read it.
 */
export type ScoreHistories = (
  histories: readonly Int32Array[],
  signals?: readonly (ArrayLike<number> | undefined)[],
) => Promise<Float32Array[]>;

/** Places of a list that are kept for each question. */
export const TOP_PLACES = 10;

export interface RankedHeldOut {
  /** Place of each held-out item, from 0; `Infinity` where it cannot be recommended. */
  ranks: Float64Array;
  /** [questions, 10] the items recommended in each case, best first; −1 where there are fewer. */
  topTens: Int32Array;
  /** [N] in how many top tens each item stood. */
  recommended: Int32Array;
}

export interface RankingOptions {
  /** False where items of the history may come again and stay in the ranking, as in sessions of clicks. */
  historyExcluded?: boolean;
  onProgress?: (done: number) => void;
}

/** Numbers held at once while scoring: 32 MB. */
const SCORES_AT_ONCE = 8_000_000;
const NOTHING: ReadonlySet<number> = new Set();

/** Ranks all items of the set for every held-out one, without those of the history; ties count against it. */
export async function rankHeldOut(
  heldOut: readonly HeldOut[],
  itemCount: number,
  score: ScoreHistories,
  { historyExcluded = true, onProgress = () => undefined }: RankingOptions = {},
): Promise<RankedHeldOut> {
  const ranks = new Float64Array(heldOut.length);
  const topTens = new Int32Array(heldOut.length * TOP_PLACES).fill(-1);
  const recommended = new Int32Array(itemCount);
  const chunk = Math.max(1, Math.min(512, Math.floor(SCORES_AT_ONCE / itemCount)));
  for (let start = 0; start < heldOut.length; start += chunk) {
    const questions = heldOut.slice(start, start + chunk);
    const scores = await score(
      questions.map(({ history }) => history),
      questions.map(({ signals }) => signals),
    );
    questions.forEach(({ history, target }, index) => {
      const excluded = historyExcluded ? new Set(history) : NOTHING;
      ranks[start + index] = target < 0 ? Infinity : rankOfTarget(scores[index]!, target, excluded);
      const top = topItems(scores[index]!, TOP_PLACES, excluded);
      topTens.set(top, (start + index) * TOP_PLACES);
      for (const item of top) recommended[item] = recommended[item]! + 1;
    });
    onProgress(start + questions.length);
  }
  return { ranks, topTens, recommended };
}
