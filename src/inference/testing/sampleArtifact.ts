import {
  ARTIFACT_FORMAT_VERSION,
  type ModelCard,
  type RankingMetrics,
  type RecommenderConfig,
  type Vocabulary,
} from '../../contracts';
import { AVERAGE, encoderWeightShapes } from '../../models/recommender/encoderWeights';
import { finishScores } from '../../models/recommender/finishScores';
import { recommenderWeightShapes, WEIGHT } from '../../models/recommender/readRecommenderWeights';
import { type RecommenderWeights } from '../../models/recommender/recommenderWeights';
import { plainScores } from '../../models/recommender/testing/plainScores';
import { SIGNAL_COUNT } from '../../models/recommender/signals';
import { unitRows } from '../../models/recommender/unitRows';
import { sizeOfShape } from '../../models/weights/weightManifest';
import { encodeUtf8 } from '../../text/utf8';
import { type Artifact } from '../engine';
import { sha256Hex } from '../sha256';

export const FEATURES = 'f'.repeat(64);
const NEIGHBOURS = 3;

export interface SampleOptions {
  version?: string;
  itemCount?: number;
  dimension?: number;
  seed?: number;
  /** Keys of the content table. */
  attributes?: string[];
  encoders?: RecommenderConfig['encoders'];
  historyLength?: number;
  /** Whether the encoders read kinds and gaps of time. */
  readsSignals?: boolean;
  /** Item vectors in 8 bits; `wrong` ones belong to other items. */
  itemBytes?: 'right' | 'wrong';
}

/** A small recommender with random weights, and parity vectors computed with plain loops. */
export function createSampleArtifact(options: SampleOptions = {}): Artifact {
  const { version = '2026.1', itemCount = 12, dimension = 8, seed = 1, attributes = [] } = options;
  const { encoders = { decayedAverage: { weight: 1 } }, historyLength = 4, readsSignals = false } = options;
  const config = { encoders, historyLength, ...(readsSignals && { signals: SIGNAL_COUNT }) };
  const random = createRandom(seed);
  const floats = (length: number) => Float32Array.from({ length }, () => random() - 0.5);
  const items = Array.from({ length: itemCount }, (_, index) => `商品-${index}`);
  const vectors = floats(itemCount * dimension);
  const integers = Uint8Array.from(vectors, (value) => Math.round(254 * value + 127.5));
  const rounded = Float32Array.from(integers, (integer) => integer - 127.5);
  const weights: RecommenderWeights = {
    itemCount,
    dimension,
    itemVectors: unitRows(options.itemBytes ? rounded : vectors, dimension),
    ...(options.itemBytes && {
      itemBytes: { integers: options.itemBytes === 'right' ? integers : integers.reverse(), zero: 127.5 },
    }),
    encoder: {
      ...Object.fromEntries(
        Object.entries(encoderWeightShapes({ ...config, dimension })).map(([name, shape]) => [
          name,
          floats(sizeOfShape(shape)),
        ]),
      ),
      ...(encoders.decayedAverage && {
        [AVERAGE.decay]: Float32Array.from({ length: historyLength }, (_, age) => -0.5 * age),
      }),
    },
    transitions: {
      neighboursPerItem: NEIGHBOURS,
      neighbours: Int32Array.from({ length: itemCount * NEIGHBOURS }, () => Math.floor(random() * itemCount)),
      weights: Float32Array.from({ length: itemCount * NEIGHBOURS }, () => random() ** 2),
    },
    popularity: floats(itemCount),
    trend: floats(itemCount),
    ...(attributes.length > 0 && { content: floats(attributes.length * dimension) }),
  };
  const card = createCard(version, config, weights, {
    items,
    ...(attributes.length > 0 && { attributes }),
  });
  const histories = [[0], [1, 2], Array.from({ length: historyLength + 3 }, (_, index) => index % itemCount)];
  const signalled = histories.map((history) => ({
    history,
    signals: history.map(() => Math.floor(random() * SIGNAL_COUNT)),
  }));
  const cases = signalled.map(({ history, signals }) => ({
    history: history.map((index) => items[index]!),
    ...(readsSignals && { signals }),
    scores: [
      ...finishScores(
        Float32Array.from(plainScores(weights, card.config, history, signals)),
        history,
        weights,
        card.config,
      ),
    ],
  }));
  const parity = { toleranceFloat32: 1e-4, toleranceFloat16: 2e-2, cases };
  return { card, items, attributes, weights, parity };
}

/** The artifact as the files that training hands over, unquantised. */
export function sampleArtifactFiles({
  card,
  items,
  attributes,
  parity,
  weights,
}: Artifact): Map<string, Uint8Array> {
  const values: Record<string, Float32Array | Int32Array> = {
    ...weights.encoder,
    [WEIGHT.itemVectors]: weights.itemVectors,
    [WEIGHT.neighbours]: weights.transitions.neighbours,
    [WEIGHT.rootWeights]: weights.transitions.weights.map(Math.sqrt),
    [WEIGHT.popularity]: weights.popularity,
    [WEIGHT.trend]: weights.trend,
    ...(weights.content && { [WEIGHT.content]: weights.content }),
  };
  const shapes = Object.entries(recommenderWeightShapes(items.length, card.config));
  const bytes = shapes.flatMap(([name]) => {
    const { buffer, byteOffset, byteLength } = values[name]!;
    return [...new Uint8Array(buffer, byteOffset, byteLength)];
  });
  const entries = shapes.map(([name, { dtype, shape }]) => ({ name, dtype, shape }));
  const model = {
    format: 'zhanggui-recommender',
    weightsManifest: [{ paths: ['weights.bin'], weights: entries }],
  };
  const json = (value: unknown) => encodeUtf8(JSON.stringify(value));
  return new Map([
    ['model.json', json(model)],
    ['weights.bin', Uint8Array.from(bytes)],
    ['vocabulary.json', json({ items, ...(weights.content && { attributes }) })],
    ['card.json', json(card)],
    ['parity.json', json(parity)],
  ]);
}

function createCard(
  version: string,
  config: Pick<RecommenderConfig, 'encoders' | 'historyLength' | 'signals'>,
  { itemCount, dimension }: RecommenderWeights,
  vocabulary: Vocabulary,
): ModelCard {
  const estimate = { value: 0.1, low: 0.05, high: 0.15 };
  const metrics: RankingMetrics = {
    recallAt10: estimate,
    ndcgAt10: estimate,
    mrr: estimate,
    coverageAt10: 0.5,
  };
  return {
    formatVersion: ARTIFACT_FORMAT_VERSION,
    model: 'recommender',
    version,
    createdAt: '2026-01-01T00:00:00.000Z',
    gitCommit: 'unknown',
    seed: 1,
    config: {
      ...config,
      dimension,
      temperature: 0.1,
      transitions: {
        weight: 2,
        decay: 0.6,
        normalisation: 0.5,
        historyLength: 3,
        neighboursPerItem: NEIGHBOURS,
      },
      popularityWeight: 0.3,
      trendWeight: 0.2,
      ...(vocabulary.attributes && { contentAttributes: vocabulary.attributes.length }),
    },
    dataset: {
      name: 'sample',
      sha256: FEATURES,
      licence: 'none',
      simulated: true,
      users: 1,
      items: itemCount,
      interactions: 1,
    },
    vocabularySha256: sha256Hex(encodeUtf8(JSON.stringify(vocabulary))),
    featureSchemaHash: FEATURES,
    evaluation: { protocol: 'sample', users: 1, metrics, baselines: {} },
    weightBytes: 0,
  };
}

/** Mulberry32: a small seeded generator of numbers in [0, 1). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
