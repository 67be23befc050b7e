import { type RecommenderConfig } from '../../src/contracts';
import { withoutAttributes, withoutSignals, type Corpus } from '../datasets/corpus';
import { type LoadedArtifact } from '../export/readArtifact';
import { incrementObstacle } from './increment/incrementObstacle';
import { type TrainOptions } from './trainOptions';

/** What a trial does differently from the rest. */
export interface TrialPlan {
  encoders: RecommenderConfig['encoders'];
  changes: TrialChanges;
}
export type TrialChanges = Partial<Pick<TrainOptions, 'averageDropout' | 'learns'>> & {
  /** Of much-used items their use alone may say more than what is known of them. */
  ignoresAttributes?: true;
  /** Where kinds and times say little, not to read them is the sounder choice. */
  ignoresSignals?: true;
};

/** A choice that no one answer suits: sparse logs want much, denser ones little. */
const OTHER_DROPOUT = 0.2;

/**
 * What `--encoder` asks for, or the encoders of the artifact `from`; weights are those with which two encoders learn
 * to answer together.
 */
export function planTrials(
  { encoder, transformer, softmaxLimit }: TrainOptions,
  corpus: Pick<Corpus, 'items' | 'bags' | 'signals'>,
  from?: LoadedArtifact,
): TrialPlan[] {
  if (from) return plansFrom(from, corpus);
  const { items, bags } = corpus;
  const average = { decayedAverage: { weight: 1 } };
  const both = { decayedAverage: { weight: 0.5 }, transformer: { ...transformer, weight: 0.5 } };
  const averages = [
    { encoders: average, changes: {} },
    { encoders: average, changes: { averageDropout: OTHER_DROPOUT } },
  ];
  switch (encoder) {
    case 'decayed-average':
      return averages;
    case 'transformer':
      return [{ encoders: { transformer: { ...transformer, weight: 1 } }, changes: {} }];
    case 'both':
      return [{ encoders: both, changes: {} }];
    case 'auto': {
      const isMuchUsed = items.length <= softmaxLimit && bags.attributeCount > 0;
      // First what is strong on every log: others are given up early where it is far ahead.
      return [
        ...(isMuchUsed ? [{ encoders: both, changes: { ignoresAttributes: true as const } }] : []),
        { encoders: both, changes: {} },
        ...averages,
      ];
    }
  }
}

/** First what leaves phones most of what they have, where that is possible; then with everything learning further. */
function plansFrom(from: LoadedArtifact, corpus: Pick<Corpus, 'items' | 'bags' | 'signals'>): TrialPlan[] {
  const { encoders, signals } = from.card.config;
  const everything = { encoders, changes: {} };
  if (incrementObstacle(from, corpus) !== undefined) return [everything];
  const isDeaf = corpus.signals && signals === undefined;
  return [{ encoders, changes: { learns: 'items', ...(isDeaf && { ignoresSignals: true }) } }, everything];
}

/** What a trial learns from. */
export function corpusOfTrial(corpus: Corpus, { ignoresAttributes, ignoresSignals }: TrialChanges): Corpus {
  const heard = ignoresSignals ? withoutSignals(corpus) : corpus;
  return ignoresAttributes ? withoutAttributes(heard) : heard;
}
