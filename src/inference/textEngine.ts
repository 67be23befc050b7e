import { type TextEncoderCard, type TextEncoderParity } from '../contracts';
import { type TextEncoderWeights } from '../models/text/encoder/readEncoderWeights';
import { type TextScore } from '../models/text/encoder/sentimentModel';
import { type EngineBackend, type EngineHost, type EngineLoad } from './engine';

/** One verified, parsed artifact of a text encoder. */
export interface TextArtifact {
  card: TextEncoderCard;
  weights: TextEncoderWeights;
  parity: TextEncoderParity;
}

export interface TextScores {
  /** In the order of the texts. */
  scores: TextScore[];
  backend: EngineBackend;
  /** From the call to the answer, pauses included. */
  elapsedMs: number;
  /** 0 on the cpu. */
  drawCalls: number;
  /** The longest time without a pause, while the processor works; the GPU's drawing and its read-back are not timed. */
  longestSliceMs: number;
}

/** What each character of a text adds to its polarity. */
export interface CarriedPolarity {
  /** Of the canonical text, as far as the model reads it. */
  characters: string[];
  /** polarity − polarity with the character hidden, by character: positive ones speak for the text. */
  contributions: number[];
  polarity: number;
}

/** The text model's face towards the main package. Calls are answered one after the other. */
export interface TextEngine {
  /** Replaces the loaded model when it reproduces `artifact.parity`; otherwise the one before goes on. */
  load(artifact: TextArtifact): Promise<EngineLoad>;
  /**
   * Few texts run on the cpu; many on the GPU, in one batch, where the recommender has it open and it reproduces what training
   * recorded. Never longer than a frame without a pause. Throws `EngineError` when nothing is loaded.
   */
  score(texts: readonly string[]): Promise<TextScores>;
  /** By hiding each character in turn, in one batch. */
  explain(text: string): Promise<CarriedPolarity>;
  releaseMemory(): void;
}

/** What the engine's bundle exports for texts. */
export interface TextEngineModule {
  createTextEngine(host: Pick<EngineHost, 'nowMs' | 'isWechat' | 'pause'>): TextEngine;
}
