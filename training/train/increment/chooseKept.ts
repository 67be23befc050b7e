import { type HeldOut } from '../../datasets/holdOut';
import { rankHeldOut } from '../../evaluate/rankHeldOut';
import { meanNdcg } from '../../evaluate/rankingReport';
import { createModelScorer } from '../../evaluate/scoreWithModel';
import { type LoadedArtifact } from '../../export/readArtifact';
import { type RecommenderModel } from '../assembleModel';
import { STEADINESS } from './grownTable';
import { rowMoves } from './keepRows';

/** Above any move there is. */
export const EVERY_MOVE = 3;
/** Shares of the rows that may keep their bytes, the smallest download first. */
const SHARES = [1, 0.98, 0.95, 0.9, 0.85];
/** What keeping bytes may cost, of the NDCG@10 that giving them up would have. */
const AS_GOOD = 0.995;

export interface Kept {
  /** Item rows of the artifact before that moved by less (1 − cosine) keep their bytes. */
  keptBelow: number;
  /** How little of the table changes. */
  steadiness: number;
  /** On the questions that chose both. */
  ndcg: number;
}

/**
 * How much of `from` may keep its bytes without a worse answer to `choosing`: first of the table, then of the item rows, of
 * which those are given up first that moved furthest. `assemble` makes the model of a choice.
 */
export async function chooseKept(
  assemble: (kept: Omit<Kept, 'ndcg'>) => RecommenderModel,
  from: LoadedArtifact,
  choosing: readonly HeldOut[],
): Promise<Kept> {
  const measure = async (kept: Omit<Kept, 'ndcg'>): Promise<Kept> => {
    const { weights, config } = assemble(kept);
    const scorer = createModelScorer(weights, config);
    try {
      const { ranks } = await rankHeldOut(choosing, weights.itemCount, scorer.score);
      return { ...kept, ndcg: meanNdcg(ranks) };
    } finally {
      scorer.dispose();
    }
  };
  const choose = async (anew: Omit<Kept, 'ndcg'>, choices: readonly Omit<Kept, 'ndcg'>[]): Promise<Kept> => {
    let best = await measure(anew);
    const enough = AS_GOOD * best.ndcg;
    for (const choice of choices) {
      const kept = await measure(choice);
      if (kept.ndcg >= enough) return kept;
      if (kept.ndcg > best.ndcg) best = kept;
    }
    return best;
  };
  const finest = { keptBelow: 0, steadiness: STEADINESS.at(-1)! };
  const moves = [...rowMoves(assemble(finest).weights.itemVectors, from)].sort((a, b) => a - b);
  const { steadiness } = await choose(
    finest,
    STEADINESS.slice(0, -1).map((choice) => ({ ...finest, steadiness: choice })),
  );
  return choose(
    { keptBelow: 0, steadiness },
    SHARES.map((share) => ({
      steadiness,
      keptBelow: share === 1 ? EVERY_MOVE : moves[Math.floor(share * moves.length)]!,
    })),
  );
}
