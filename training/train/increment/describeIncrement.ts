import { type Corpus } from '../../datasets/corpus';
import { type LoadedArtifact } from '../../export/readArtifact';
import { type Trial } from '../trainingRun';
import { incrementObstacle } from './incrementObstacle';

/** What became of the artifact that a run started from, in words for the card. */
export function describeIncrement(
  from: LoadedArtifact,
  corpus: Pick<Corpus, 'items' | 'bags' | 'signals'>,
  trials: readonly Trial[],
  chosen: Trial,
): string {
  const start = `; started from ${from.card.version}, which may have learned from some of the held-out interactions`;
  const obstacle = incrementObstacle(from, corpus);
  if (obstacle !== undefined) return `${start}; everything learned further, as ${obstacle}`;
  const ndcg = (trial: Trial | undefined) => trial?.ndcg.toFixed(4) ?? '–';
  const items = trials.find(({ changes }) => changes.learns === 'items');
  const everything = trials.find(({ changes }) => changes.learns !== 'items');
  const compared = `NDCG@10 ${ndcg(items)} with its encoders and known items as they were, ${ndcg(everything)} with everything learned further`;
  return `${start}; ${compared}: ${chosen === items ? 'the first was good enough' : 'only the second was good enough'}`;
}
