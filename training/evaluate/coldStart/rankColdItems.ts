import { rankOfTarget } from '../../../src/domain/metrics/rankOfTarget';
import { type HeldOut } from '../../datasets/holdOut';
import { type ScoreHistories } from '../rankHeldOut';

/** Places of the cold items that were taken, from 0, question by question; `Infinity` where one cannot be placed. */
export interface ColdRanks {
  /** Among all items but those of the history. */
  amongAll: Float64Array;
  /** Among the cold items alone. */
  amongCold: Float64Array;
}

const AT_ONCE = 256;
const NOTHING: ReadonlySet<number> = new Set();

/** Ranks by `score`, which knows `learnedItems` items and the cold ones behind them. Ties count against it. */
export async function rankColdItems(
  questions: readonly Pick<HeldOut, 'history' | 'signals' | 'target'>[],
  learnedItems: number,
  score: ScoreHistories,
): Promise<ColdRanks> {
  const amongAll = new Float64Array(questions.length).fill(Infinity);
  const amongCold = new Float64Array(questions.length).fill(Infinity);
  for (let start = 0; start < questions.length; start += AT_ONCE) {
    const asked = questions.slice(start, start + AT_ONCE);
    const scores = await score(
      asked.map(({ history }) => history),
      asked.map(({ signals }) => signals),
    );
    asked.forEach(({ history, target }, index) => {
      if (target < 0) return;
      const row = scores[index]!;
      amongAll[start + index] = rankOfTarget(row, target, new Set(history));
      amongCold[start + index] = rankOfTarget(row.subarray(learnedItems), target - learnedItems, NOTHING);
    });
  }
  return { amongAll, amongCold };
}
