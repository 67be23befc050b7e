import { transitionStrengths } from '../../../src/models/recommender/transitionTable';
import { type SequenceSet } from '../../datasets/corpus';
import { holdOutLast, type HeldOut } from '../../datasets/holdOut';
import { seededRandom } from '../../random/seededRandom';
import {
  countTransitions,
  TRANSITION_PRESETS,
  type TransitionOptions,
} from '../../transitions/countTransitions';
import { meanNdcg } from '../rankingReport';
import { rankHeldOut, type RankingOptions, type ScoreHistories } from '../rankHeldOut';

/** Long enough that cutting the rows costs nothing worth counting. */
const NEIGHBOURS = 300;
const RECENT_ITEMS = 10;
const DECAYS = [0.4, 0.6, 0.8];
const TUNING_USERS = 1500;
/** Sessions go back and forth: on diginetica one point of P@20 above the one-way tables. */
const PRESETS: Record<string, TransitionOptions> = {
  ...TRANSITION_PRESETS,
  bothWays: { window: 10, gapPower: 0.5, reverse: 1, damping: 0.5, neighbourDamping: 0.2 },
};

/**
 * The transition table on its own. How to count and how fast to forget is tuned on the last item of up to
 * 1,500 sequences, by the protocol it is then measured with, so that the model is compared with a baseline that
 * was given its chance.
 */
export async function transitionsBaseline(
  set: SequenceSet,
  itemCount: number,
  { historyExcluded = true }: Pick<RankingOptions, 'historyExcluded'> = {},
): Promise<ScoreHistories> {
  const { kept, heldOut } = historyExcluded ? holdOutLast(set) : holdOutLastStep(set);
  const order = seededRandom(1).shuffle(Int32Array.from(heldOut.keys())).subarray(0, TUNING_USERS);
  const questions = Array.from(order, (index) => heldOut[index]!);
  let best = { ndcg: -1, options: PRESETS['bothWays']!, decay: 0.6 };
  for (const options of Object.values(PRESETS)) {
    const table = countTransitions(kept.sequences, itemCount, NEIGHBOURS, options);
    for (const decay of DECAYS) {
      const { ranks } = await rankHeldOut(questions, itemCount, scoreWith(table, itemCount, decay), {
        historyExcluded,
      });
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

/** The last step of every sequence of two or more, also where it returns to an earlier item. */
function holdOutLastStep({ sequences }: SequenceSet): { kept: SequenceSet; heldOut: HeldOut[] } {
  const heldOut = sequences.flatMap((sequence, user): HeldOut[] =>
    sequence.length < 2 ? [] : [{ user, history: sequence.subarray(0, -1), target: sequence.at(-1)! }],
  );
  return {
    kept: { sequences: sequences.map((own) => (own.length < 2 ? own : own.subarray(0, -1))) },
    heldOut,
  };
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
