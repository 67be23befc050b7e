import { type ItemExplanation } from '../domain/explain/leaveOneOut';
import { type HistoryStep } from '../models/recommender/signals';
import { type EngineBackend } from './engine';
import { type ShopCatalogue } from './newItems';
import { type UpdateOutcome } from './updateOutcome';

/** Why no model scores at the moment; the caller shows popularity or its stored ranking. */
export type FallbackReason =
  | 'not-started'
  | 'loading'
  /** Nothing is installed yet: the shop published no model, or it has not arrived. */
  | 'no-artifact'
  /** The merchant switched every model off. */
  | 'disabled'
  /** The installed files do not parse or do not match their hashes, nor do the previous ones. */
  | 'artifact-corrupt'
  /** No backend reproduced the scores that training recorded. */
  | 'self-test-failed'
  /** The device did not say what is installed. */
  | 'storage-failed'
  /** The engine's code did not load or threw. */
  | 'engine-failed'
  /** Memory was given back; the next `score` loads the model again. */
  | 'released';

export interface RecommenderStatus {
  /** `ready` exactly when the next `score` is expected to be answered by a model. */
  state: 'idle' | 'loading' | 'ready' | 'fallback';
  /** Set whenever `state` is not `ready`. */
  reason?: FallbackReason;
  /** Developer's detail of `reason`: an English sentence, never shown to shoppers. */
  detail?: string;
  backend?: EngineBackend;
  /** `card.version` of the running artifact; exposure events carry it. */
  modelVersion?: string;
  lastInferenceMs?: number;
  /** GPU draw calls of the last inference; 0 on the cpu. */
  drawCalls?: number;
  /** Backends that were passed over or failed since the start of the app. */
  refusedBackends?: number;
  /** The last of them, why, and on which device. */
  lastRefusal?: string;
  /** How the last look at the shop's manifest ended. */
  lastUpdate?: UpdateOutcome;
}

export type Scoring =
  | {
      kind: 'scored';
      /** One score per item of the model's vocabulary and per new item that it could place; higher is better, comparable within this map only. */
      scores: ReadonlyMap<string, number>;
      modelVersion: string;
      backend: EngineBackend;
      elapsedMs: number;
    }
  | { kind: 'unavailable'; reason: FallbackReason };

export type Explanation =
  | ({
      kind: 'explained';
      modelVersion: string;
    } & ItemExplanation)
  /** The item came to the shop after the model was trained. */
  | { kind: 'unknown-item' }
  | { kind: 'unavailable'; reason: FallbackReason };

export type Neighbours =
  | {
      kind: 'found';
      /** Item ids by nearness to any of those asked for, nearest first. */
      similar: readonly string[];
      /** Item ids that people go to from those asked for, the most usual first. May name items that are in `similar` too. */
      complements: readonly string[];
      modelVersion: string;
    }
  /** None of the items is known to the model. */
  | { kind: 'unknown-item' }
  | { kind: 'unavailable'; reason: FallbackReason };

/** Scores items on the phone. No method rejects: what fails becomes a reason, and the shop goes on. */
export interface Recommender {
  /** Loads the engine and the installed artifact, then looks for a newer one in the background. Resolves once scoring is decided. */
  start(): Promise<void>;
  /**
   * @param history oldest first; items that the model does not know are skipped.
   * Calls are answered one after the other, in order.
   */
  score(history: readonly HistoryStep[]): Promise<Scoring>;
  /**
   * Which parts of a history carried an item's score: leaves each one out and scores again with the model that runs, on the
   * backend that it runs on. Exact for any encoder, at the price of one inference for each item of the history that the model
   * reads; calls of `score` go in between.
   * @param history as for `score`; the contributions name positions in it, and items that the model does not know have none.
   */
  explain(itemId: string, history: readonly HistoryStep[]): Promise<Explanation>;
  /**
   * What lies next to some items in the model, whoever asks: no history goes in. Takes turns with `score`, and like it loads
   * a model that gave its memory back.
   * @param count at most so many of each kind
   */
  neighbours(itemIds: readonly string[], count: number): Promise<Neighbours>;
  status(): RecommenderStatus;
  /** Called after each change of `status()`. Returns the function that ends the subscription. */
  subscribe(listener: (status: RecommenderStatus) => void): () => void;
  /** Asks the cloud for the signed manifest and installs what it names, if every check passes. */
  checkForUpdate(): Promise<UpdateOutcome>;
  /**
   * Tells what the shop sells now: items that the model has not learned are placed by their content, from the next `score`
   * on. Costs an upload of the model only when those items, or what is known of them, are others than before.
   */
  setCatalogue(catalogue: ShopCatalogue): Promise<void>;
  /** Frees weights and GPU memory; the next `score` loads them again. */
  releaseMemory(): Promise<void>;
}
