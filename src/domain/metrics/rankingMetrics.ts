/**
 * Metrics of one ranking with one relevant item. `rank` counts from 0; `Infinity` stands for an item that
 * cannot be ranked at all.
 */
export function recallAt(k: number, rank: number): number {
  return rank < k ? 1 : 0;
}

/** Binary-relevance NDCG with one relevant item: 1 / log2(rank + 2) within the first `k`, else 0. */
export function ndcgAt(k: number, rank: number): number {
  return rank < k ? 1 / Math.log2(rank + 2) : 0;
}

/** 1 / (rank + 1), 0 for an item that cannot be ranked. */
export function reciprocalRank(rank: number): number {
  return 1 / (rank + 1);
}

/** 1 / (rank + 1) within the first `k`, else 0: what papers on sessions call MRR@k. */
export function reciprocalRankAt(k: number, rank: number): number {
  return rank < k ? reciprocalRank(rank) : 0;
}
