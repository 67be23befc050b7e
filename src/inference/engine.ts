import { type ModelCard, type ParityVectors } from '../contracts';
import { type IndexedHistory } from '../models/recommender/historyBatch';
import { type RecommenderWeights } from '../models/recommender/recommenderWeights';
import { type Graphics } from '../platform';

export type EngineBackend = 'webgl' | 'cpu';

/** One verified, parsed artifact: everything of one version, nothing of another. */
export interface Artifact {
  card: ModelCard;
  /** Row `i` of the item vectors belongs to `items[i]`. */
  items: readonly string[];
  /** Key of each row of `weights.content`. */
  attributes: readonly string[];
  parity: ParityVectors;
  weights: RecommenderWeights;
}

/** A backend that was tried and not chosen. */
export interface BackendRefusal {
  backend: EngineBackend;
  reason:
    | 'unavailable'
    | 'failed'
    | 'not-a-number'
    | 'all-zero'
    | 'out-of-tolerance'
    /** The numbers of an earlier score. */
    | 'unchanged'
    /** Much slower than the cpu. */
    | 'slower'
    /** Refused on this device with this model before. */
    | 'remembered';
  detail: string;
}

export type EngineLoad =
  | { ok: true; backend: EngineBackend; refusals: BackendRefusal[] }
  | { ok: false; refusals: BackendRefusal[] };

export interface EngineScores {
  /** [items], in vocabulary order. */
  scores: Float32Array;
  backend: EngineBackend;
  elapsedMs: number;
  drawCalls: number;
  /** Backends that failed while they served, of which this answer is not. */
  refusals: readonly BackendRefusal[];
}

export interface EngineNeighbours {
  /** Indices of items, best first. */
  items: readonly number[];
  /** Backends that failed while they served, of which this answer is not. */
  refusals: readonly BackendRefusal[];
}

/** Which backend proved itself, and why the GPU was passed over, if it was. */
export interface TrialOutcome {
  backend: EngineBackend;
  detail: string;
}

/** Outcomes of timed trials, kept for this device by model and engine. Its methods do not reject. */
export interface TrialMemory {
  recall(modelVersion: string, engineVersion: string): Promise<TrialOutcome | undefined>;
  remember(modelVersion: string, engineVersion: string, outcome: TrialOutcome): Promise<void>;
  forget(): Promise<void>;
}

/** The engine's face towards the main package; tfjs lies behind it. */
export interface ScoringEngine {
  /**
   * Replaces the loaded model when a backend reproduces `artifact.parity` within its tolerance (webgl is tried before cpu);
   * otherwise the model that was loaded before goes on.
   */
  load(artifact: Artifact): Promise<EngineLoad>;
  /**
   * @param history of any length; without an item the scores are the model's popularity.
   * Neither `load` nor `score` may be called while one of them runs.
   * Throws `EngineError` when nothing is loaded or no backend answers with finite scores.
   */
  score(history: IndexedHistory): Promise<EngineScores>;
  /**
   * Items by their cosine to the nearest of `items`, nearest first and without these, at most `count`: one comparison on the
   * backend for each of them. Takes turns and throws as `score` does.
   */
  rankSimilar(items: readonly number[], count: number): Promise<EngineNeighbours>;
  /**
   * Items that people go to from `items`, the strongest first and without these, at most `count`; fewer, or none, where the
   * model's table of transitions has no more. Takes turns and throws as `score` does; nothing is computed on a GPU.
   */
  rankComplements(items: readonly number[], count: number): Promise<readonly number[]>;
  /** Frees every tensor and the GPU context. `load` makes them anew. */
  releaseMemory(): void;
}

export interface EngineHost {
  graphics: Graphics;
  /** Monotonic milliseconds. */
  nowMs(): number;
  /** WeChat has neither `fetch` nor `TextEncoder`: tfjs gets its platform functions from the engine there. */
  isWechat: boolean;
  /** Absent: every load holds its trial anew. */
  trials?: TrialMemory;
  /** Lets the page draw and answer touches; by default a timer without delay. */
  pause?(): Promise<void>;
}

/** What the engine's bundle exports. */
export interface EngineModule {
  createScoringEngine(host: EngineHost): ScoringEngine;
}

export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(
    readonly code: 'not-loaded' | 'no-backend',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
