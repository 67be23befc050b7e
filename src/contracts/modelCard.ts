import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { Count, Finite, Id, PositiveCount, Sha256 } from './scalars';

export const ARTIFACT_FORMAT_VERSION = 2;

/** A metric with its bootstrap 95 % interval. */
export const Estimate = v.object({ value: Finite, low: Finite, high: Finite });
export type Estimate = v.InferOutput<typeof Estimate>;

/** Full ranking, history excluded, ties counted against the model. */
export const RankingMetrics = v.object({
  recallAt10: Estimate,
  ndcgAt10: Estimate,
  mrr: Estimate,
  /** Share of the catalogue that occurs in anybody's top 10. */
  coverageAt10: Finite,
});
export type RankingMetrics = v.InferOutput<typeof RankingMetrics>;

const EncoderWeight = v.pipe(Finite, v.gtValue(0));

/**
 * The encoders of an artifact: one, or both over the same item vectors. The query that items are compared with
 * is Σ weight · (history vector of unit length), of unit length again.
 */
const Encoders = v.pipe(
  v.object({
    /** Average of the last items' vectors, older ones counting less, times a matrix. */
    decayedAverage: v.optional(v.object({ weight: EncoderWeight })),
    /** Causal self-attention with pre-norm blocks and a learned bias for each distance. */
    transformer: v.optional(
      v.object({
        weight: EncoderWeight,
        layers: v.pipe(PositiveCount, v.maxValue(4)),
        heads: PositiveCount,
        /** Width of the hidden layer between two blocks of attention. */
        feedForward: PositiveCount,
      }),
    ),
  }),
  v.check(
    ({ decayedAverage, transformer }) => decayedAverage !== undefined || transformer !== undefined,
    'expected decayedAverage, transformer or both',
  ),
);

/** Everything the phone needs to turn weights and a history into scores. */
export const RecommenderConfig = v.object({
  encoders: Encoders,
  dimension: PositiveCount,
  /** Most recent interactions the encoders read. */
  historyLength: v.pipe(PositiveCount, v.maxValue(50)),
  /** logit = query · item / temperature */
  temperature: v.pipe(Finite, v.gtValue(0)),
  transitions: v.object({
    /** score += weight · √(S / total^normalisation), S = decayed transitions from the last `historyLength` items. */
    weight: v.pipe(Finite, v.minValue(0)),
    decay: v.pipe(Finite, v.minValue(0), v.maxValue(1)),
    /** 1 makes S a distribution over the items; 0 lets a well-known history say more than an obscure one. */
    normalisation: v.pipe(Finite, v.minValue(0), v.maxValue(1)),
    historyLength: PositiveCount,
    neighboursPerItem: Count,
  }),
  /** Kinds and gaps of time that the encoders tell apart (`SIGNAL_COUNT`); absent where they read items alone. */
  signals: v.optional(PositiveCount),
  /** score += weight · log popularity (standardised) */
  popularityWeight: Finite,
  /** score += weight · trend: log of how late an item stands in histories, over how late all items do */
  trendWeight: Finite,
  /** Attributes that new items may be placed by: the rows of the content table, none where it is absent. */
  contentAttributes: v.optional(Count),
});
export type RecommenderConfig = v.InferOutput<typeof RecommenderConfig>;

/** Where an artifact comes from: what every card says. */
export const trainingOrigin = {
  /** Names the artifact in events, reports and folders: `2026.11.23-1`. */
  version: Id,
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  gitCommit: v.pipe(v.string(), v.regex(/^([0-9a-f]{40}(-dirty)?|unknown)$/)),
  seed: Count,
};

/** `card.json`: what the artifact is, what it was made from and how good it is. */
export const ModelCard = v.object({
  formatVersion: v.literal(ARTIFACT_FORMAT_VERSION),
  model: v.literal('recommender'),
  ...trainingOrigin,
  config: RecommenderConfig,
  dataset: v.object({
    name: v.string(),
    sha256: Sha256,
    licence: v.string(),
    /** True when the behaviour was generated, not observed. */
    simulated: v.boolean(),
    users: Count,
    items: PositiveCount,
    interactions: Count,
  }),
  vocabularySha256: Sha256,
  /** Hash of the feature definition the encoder was trained with; a phone with another one must not load it. */
  featureSchemaHash: Sha256,
  training: v.optional(
    v.object({
      /** Passes over the data that the shipped weights saw. */
      epochs: PositiveCount,
      /** Mean loss of each epoch of the run that chose that number. */
      losses: v.array(Finite),
    }),
  ),
  evaluation: v.object({
    /** Which interactions were held out, in words. */
    protocol: v.string(),
    users: Count,
    /** Of the quantised weights that ship, not of the float weights in training. */
    metrics: RankingMetrics,
    /** The same of the weights before they were quantised. */
    float: v.optional(RankingMetrics),
    baselines: v.record(v.string(), RankingMetrics),
  }),
  weightBytes: Count,
});
export type ModelCard = v.InferOutput<typeof ModelCard>;

/** `vocabulary.json`: row `i` of the item vectors belongs to `items[i]`. */
export const Vocabulary = v.object({
  items: v.pipe(v.array(Id), v.minLength(1)),
  /** Key of each row of the content table: `category=tea`, `title#123`. */
  attributes: v.optional(v.array(v.string())),
});
export type Vocabulary = v.InferOutput<typeof Vocabulary>;

/** `parity.json`: histories with the scores training computed from the quantised weights. */
export const ParityVectors = v.object({
  /** Largest allowed absolute difference of a score on a backend with 32-bit floats. */
  toleranceFloat32: v.pipe(Finite, v.gtValue(0)),
  /** The same on a phone whose textures hold 16-bit floats. */
  toleranceFloat16: v.pipe(Finite, v.gtValue(0)),
  cases: v.pipe(
    v.array(
      v.object({
        /** Item ids, oldest first. */
        history: v.array(Id),
        /** What came with each of them, for models that read it. */
        signals: v.optional(v.array(Count)),
        /** One score per vocabulary item, in vocabulary order, before history is excluded. */
        scores: v.array(Finite),
      }),
    ),
    v.minLength(1),
  ),
});
export type ParityVectors = v.InferOutput<typeof ParityVectors>;

export function parseModelCard(input: unknown): Parsed<ModelCard> {
  return parseWith(ModelCard, input, 'card');
}
/** With the `config` of the card beside it, a vocabulary that does not fit that is refused, too. */
export function parseVocabulary(
  input: unknown,
  config?: Pick<RecommenderConfig, 'contentAttributes'>,
): Parsed<Vocabulary> {
  const parsed = parseWith(Vocabulary, input, 'vocabulary');
  if (!parsed.ok || !config) return parsed;
  const expected = config.contentAttributes ?? 0;
  const found = parsed.value.attributes?.length ?? 0;
  if (found === expected) return parsed;
  return { ok: false, issues: [`attributes: expected ${expected} as card.json says, got ${found}`] };
}
export function parseParityVectors(input: unknown): Parsed<ParityVectors> {
  return parseWith(ParityVectors, input, 'parity');
}
