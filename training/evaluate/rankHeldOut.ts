import { rankOfTarget } from '../../src/domain/metrics/rankOfTarget';
import { topItems } from '../../src/domain/metrics/topItems';
import { type HeldOut } from '../datasets/holdOut';

/** Scores of all items for each history, in the order of the histories. */
export type ScoreHistories = (histories: readonly Int32Array[]) => Promise<Float32Array[]>;

export interface RankedHeldOut {
  /** Place of each held-out item, from 0; `Infinity` where it cannot be recommended. */
  ranks: Float64Array;
  /** [N] in how many top tens each item stood. */
  recommended: Int32Array;
}

/** Numbers held at once while scoring: 32 MB. */
const SCORES_AT_ONCE = 8_000_000;

/** Ranks all items of the set for every held-out one, without those of the history; ties count against it. */
export async function rankHeldOut(
  heldOut: readonly HeldOut[],
  itemCount: number,
  score: ScoreHistories,
  onProgress: (done: number) => void = () => undefined,
): Promise<RankedHeldOut> {
  const ranks = new Float64Array(heldOut.length);
  const recommended = new Int32Array(itemCount);
  const chunk = Math.max(1, Math.min(512, Math.floor(SCORES_AT_ONCE / itemCount)));
  for (let start = 0; start < heldOut.length; start += chunk) {
    const questions = heldOut.slice(start, start + chunk);
    const scores = await score(questions.map(({ history }) => history));
    questions.forEach(({ history, target }, index) => {
      const excluded = new Set(history);
      ranks[start + index] = target < 0 ? Infinity : rankOfTarget(scores[index]!, target, excluded);
      for (const item of topItems(scores[index]!, 10, excluded)) recommended[item] = recommended[item]! + 1;
    });
    onProgress(start + questions.length);
  }
  return { ranks, recommended };
}
