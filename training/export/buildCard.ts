import { createHash } from 'node:crypto';
import { ARTIFACT_FORMAT_VERSION, type ModelCard, type Vocabulary } from '../../src/contracts';
import { type Corpus } from '../datasets/corpus';
import { type InteractionLog } from '../datasets/interactionLog';
import { FEATURE_SCHEMA_HASH } from '../features/featureSchema';
import { currentCommit } from './currentCommit';
import { vocabularyText } from './writeArtifact';

export interface CardFacts extends Pick<
  ModelCard,
  'version' | 'seed' | 'config' | 'training' | 'evaluation' | 'weightBytes'
> {
  log: InteractionLog;
  corpus: Corpus;
  vocabulary: Vocabulary;
  createdAt: Date;
}

/** What `card.json` says. The same facts give the same card. */
export function buildCard({ log, corpus, vocabulary, createdAt, ...facts }: CardFacts): ModelCard {
  return {
    formatVersion: ARTIFACT_FORMAT_VERSION,
    model: 'recommender',
    version: facts.version,
    createdAt: createdAt.toISOString(),
    gitCommit: currentCommit(),
    seed: facts.seed,
    config: facts.config,
    dataset: {
      name: log.name,
      sha256: log.sha256,
      licence: log.licence,
      simulated: log.simulated,
      users: corpus.sequences.length,
      items: corpus.items.length,
      interactions: corpus.sequences.reduce((sum, { length }) => sum + length, 0),
    },
    vocabularySha256: createHash('sha256').update(vocabularyText(vocabulary)).digest('hex'),
    featureSchemaHash: FEATURE_SCHEMA_HASH,
    ...(facts.training && { training: facts.training }),
    evaluation: facts.evaluation,
    weightBytes: facts.weightBytes,
  };
}
