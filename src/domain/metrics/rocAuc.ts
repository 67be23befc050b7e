/**
 * Area under the ROC curve: the chance that a positive scores above a negative, equals counting half; by ranks (Mann and
 * Whitney 1947). 0 where one side is empty.
 */
export function rocAuc(scores: readonly number[], positive: readonly boolean[]): number {
  const rising = [...scores.keys()].sort((a, b) => scores[a]! - scores[b]!);
  let [rankSum, positives] = [0, 0];
  for (let start = 0; start < rising.length;) {
    let end = start;
    while (end < rising.length && scores[rising[end]!] === scores[rising[start]!]) end++;
    const own = rising.slice(start, end).filter((row) => positive[row]).length;
    rankSum += own * ((start + 1 + end) / 2);
    positives += own;
    start = end;
  }
  const negatives = scores.length - positives;
  if (positives === 0 || negatives === 0) return 0;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
