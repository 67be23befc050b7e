import { join } from 'node:path';
import { type RankingMetrics, type RecommenderConfig } from '../../src/contracts';
import { AVERAGE } from '../../src/models/recommender/encoderWeights';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { unitRows } from '../../src/models/recommender/unitRows';
import { buildCorpus, countInteractions } from '../datasets/corpus';
import { startEngine } from '../engine/startEngine';
import { buildCard } from '../export/buildCard';
import { buildParity } from '../export/parity';
import { dequantise, quantise } from '../export/quantise';
import { writeArtifact } from '../export/writeArtifact';
import { seededRandom } from '../random/seededRandom';
import { standardisedPopularity } from '../train/priors';
import { countTransitions, TRANSITION_PRESETS } from '../transitions/countTransitions';
import { simulatedLog } from './simulatedLog';

const DIMENSION = 8;
const HISTORY_LENGTH = 5;
const CONFIG: RecommenderConfig = {
  encoders: { decayedAverage: { weight: 1 } },
  dimension: DIMENSION,
  historyLength: HISTORY_LENGTH,
  temperature: 0.2,
  transitions: { weight: 10, decay: 0.6, normalisation: 1, historyLength: 10, neighboursPerItem: 20 },
  popularityWeight: 0.3,
  trendWeight: 0,
};

/**
 * Writes an artifact of the current format below `folder` in a moment: 120 items with random vectors, and the
 * transitions and the popularity of a simulated log. What an evaluation runs on without waiting for training.
 */
export async function writeSampleArtifact(folder: string): Promise<string> {
  const log = simulatedLog({ users: 240, groups: 12 });
  const corpus = buildCorpus(log);
  const itemCount = corpus.items.length;
  const encoded = quantise(sampleWeights(corpus.sequences, itemCount), CONFIG);
  const shipped = dequantise(encoded, itemCount, CONFIG);
  const vocabulary = { items: corpus.items };
  const estimate = { value: 0.1, low: 0.05, high: 0.15 };
  const metrics: RankingMetrics = {
    recallAt10: estimate,
    ndcgAt10: estimate,
    mrr: estimate,
    coverageAt10: 1,
  };
  const card = buildCard({
    version: 'sample',
    seed: 1,
    config: CONFIG,
    evaluation: { protocol: 'none: random vectors', users: 0, metrics, baselines: {} },
    weightBytes: encoded.bytes.byteLength,
    log,
    corpus,
    vocabulary,
    createdAt: new Date(0),
  });
  await startEngine();
  const parity = await buildParity(shipped, CONFIG, corpus.items, corpus);
  const directory = join(folder, 'sample-artifact');
  writeArtifact(directory, { card, vocabulary, weights: encoded, parity });
  return directory;
}

function sampleWeights(sequences: readonly Int32Array[], itemCount: number): RecommenderWeights {
  const random = seededRandom(1);
  const normals = Float32Array.from({ length: itemCount * DIMENSION }, () => random.normal());
  const diagonal = (_: unknown, entry: number) => (entry % (DIMENSION + 1) === 0 ? 1 : 0);
  const { neighboursPerItem } = CONFIG.transitions;
  return {
    itemCount,
    dimension: DIMENSION,
    itemVectors: unitRows(normals, DIMENSION),
    encoder: {
      [AVERAGE.decay]: Float32Array.from({ length: HISTORY_LENGTH }, (_, age) => -0.5 * age),
      [AVERAGE.projection]: Float32Array.from({ length: DIMENSION * DIMENSION }, diagonal),
    },
    transitions: countTransitions(sequences, itemCount, neighboursPerItem, TRANSITION_PRESETS['wide']!),
    popularity: standardisedPopularity(countInteractions(sequences, itemCount)),
    trend: new Float32Array(itemCount),
  };
}
