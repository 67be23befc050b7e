import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ARTIFACT_FORMAT_VERSION,
  type ModelCard,
  type ParityVectors,
  type RecommenderConfig,
} from '../../../src/contracts';
import { recommenderWeightShapes } from '../../../src/models/recommender/readRecommenderWeights';
import { sizeOfShape } from '../../../src/models/weights/weightManifest';

const config: RecommenderConfig = {
  encoders: { decayedAverage: { weight: 1 } },
  dimension: 2,
  historyLength: 3,
  temperature: 0.1,
  transitions: { weight: 1, decay: 0.6, normalisation: 0.5, historyLength: 10, neighboursPerItem: 1 },
  popularityWeight: 0,
  trendWeight: 0.2,
};
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

/** Writes a small artifact that keeps every contract; `change` may break it on purpose. */
export function writeArtifact(
  folder: string,
  {
    version = 'v1',
    items = ['tea-1', 'tea-2'],
    change = {},
  }: { version?: string; items?: string[]; change?: Partial<ModelCard> } = {},
): void {
  mkdirSync(folder, { recursive: true });
  const shapes = Object.entries(recommenderWeightShapes(items.length, config));
  const weights = Buffer.concat(
    shapes.map(([, { dtype, shape }]) => {
      const values = Array.from({ length: sizeOfShape(shape) }, (_, index) => index % 2);
      return Buffer.from((dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values)).buffer);
    }),
  );
  const entries = shapes.map(([name, { dtype, shape }]) => ({ name, dtype, shape }));
  const model = {
    format: 'zhanggui-recommender',
    weightsManifest: [{ paths: ['weights.bin'], weights: entries }],
  };
  const vocabulary = JSON.stringify({ items });
  const estimate = { value: 0.1, low: 0, high: 0.2 };
  const card: ModelCard = {
    formatVersion: ARTIFACT_FORMAT_VERSION,
    model: 'recommender',
    version,
    createdAt: '2026-01-01T00:00:00.000Z',
    gitCommit: 'unknown',
    seed: 1,
    config,
    dataset: {
      name: 'test',
      sha256: sha256(''),
      licence: 'none',
      simulated: true,
      users: 1,
      items: items.length,
      interactions: 1,
    },
    vocabularySha256: sha256(vocabulary),
    featureSchemaHash: sha256('features'),
    evaluation: {
      protocol: 'none',
      users: 0,
      metrics: { recallAt10: estimate, ndcgAt10: estimate, mrr: estimate, coverageAt10: 1 },
      baselines: {},
    },
    weightBytes: weights.length,
    ...change,
  };
  const parity: ParityVectors = {
    toleranceFloat32: 0.001,
    toleranceFloat16: 0.1,
    cases: [{ history: items.slice(0, 1), scores: items.map(() => 0) }],
  };
  writeFileSync(join(folder, 'model.json'), JSON.stringify(model));
  writeFileSync(join(folder, 'weights.bin'), weights);
  writeFileSync(join(folder, 'vocabulary.json'), vocabulary);
  writeFileSync(join(folder, 'card.json'), JSON.stringify(card));
  writeFileSync(join(folder, 'parity.json'), JSON.stringify(parity));
}
