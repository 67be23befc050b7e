import { transitionStrengths } from '../../../src/models/recommender/transitionTable';
import { type SequenceSet } from '../../datasets/corpus';
import { holdOutLast } from '../../datasets/holdOut';
import { seededRandom } from '../../random/seededRandom';
import { countTransitions, TRANSITION_PRESETS } from '../../transitions/countTransitions';
import { meanNdcg } from '../rankingReport';
import { rankHeldOut, type ScoreHistories } from '../rankHeldOut';

/** Long enough that cutting the rows costs nothing worth counting. */
const NEIGHBOURS = 300;
const RECENT_ITEMS = 10;
const DECAYS = [0.4, 0.6, 0.8];
const TUNING_USERS = 1500;

/**
 * The transition table on its own. How to count and how fast to forget is tuned on the last item of up to
 * 1,500 sequences, so that the model is compared with a baseline that was given its chance.
 */
export async function transitionsBaseline(set: SequenceSet, itemCount: number): Promise<ScoreHistories> {
  const { kept, heldOut } = holdOutLast(set);
  const order = seededRandom(1).shuffle(Int32Array.from(heldOut.keys())).subarray(0, TUNING_USERS);
  const questions = Array.from(order, (index) => heldOut[index]!);
  let best = { ndcg: -1, options: TRANSITION_PRESETS.wide!, decay: 0.6 };
  for (const options of Object.values(TRANSITION_PRESETS)) {
    const table = countTransitions(kept.sequences, itemCount, NEIGHBOURS, options);
    for (const decay of DECAYS) {
      const { ranks } = await rankHeldOut(questions, itemCount, scoreWith(table, itemCount, decay));
      const ndcg = meanNdcg(ranks);
      if (ndcg > best.ndcg) best = { ndcg, options, decay };
    }
  }
  return scoreWith(
    countTransitions(set.sequences, itemCount, NEIGHBOURS, best.options),
    itemCount,
    best.decay,
  );
}

function scoreWith(
  table: ReturnType<typeof countTransitions>,
  itemCount: number,
  decay: number,
): ScoreHistories {
  const config = { decay, normalisation: 0, historyLength: RECENT_ITEMS, neighboursPerItem: NEIGHBOURS };
  return async (histories) =>
    histories.map((history) => {
      const scores = new Float32Array(itemCount);
      transitionStrengths(table, Array.from(history), config).forEach((strength, item) => {
        scores[item] = strength;
      });
      return scores;
    });
}
