/** How far a candidate has come: its best validation NDCG@10 at each rung that it has finished. */
export interface Standing {
  trial: number;
  /** [rungs finished] */
  ndcg: readonly number[];
}

export interface Ladder {
  /** Epochs after which each rung ends, ascending. */
  epochs: readonly number[];
  /** One in so many goes on to the next rung. */
  reduction: number;
}

export type NextMove = { kind: 'promote'; trial: number; rung: number } | { kind: 'start' };

/** Rungs at `first`, first · reduction, … and `last`. */
export function buildLadder(first: number, last: number, reduction = 3): Ladder {
  const epochs: number[] = [];
  for (let epoch = first; epoch < last; epoch *= reduction) epochs.push(epoch);
  return { epochs: [...epochs, last], reduction };
}

/**
 * Asynchronous successive halving (Li et al. 2020, "ASHA", algorithm 2): from the highest rung downwards, a trial
 * that is among the best 1 / reduction of its rung and has not gone on yet goes on; if there is none, a new candidate
 * starts at the lowest rung.
 */
export function decideNext(standings: readonly Standing[], { epochs, reduction }: Ladder): NextMove {
  for (let rung = epochs.length - 2; rung >= 0; rung--) {
    const finished = standings.filter(({ ndcg }) => ndcg.length > rung);
    const best = [...finished].sort((a, b) => b.ndcg[rung]! - a.ndcg[rung]! || a.trial - b.trial);
    const promoted = best
      .slice(0, Math.floor(finished.length / reduction))
      .find(({ ndcg }) => ndcg.length === rung + 1);
    if (promoted) return { kind: 'promote', trial: promoted.trial, rung: rung + 1 };
  }
  return { kind: 'start' };
}
