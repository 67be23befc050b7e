import { env } from '@tensorflow/tfjs-core';
import { type EngineHost, type ScoringEngine, type TrialOutcome } from '../../../src/inference/engine';
import { nextTurn } from '../../../src/inference/nextTurn';
import { createSampleArtifact, type SampleOptions } from '../../../src/inference/testing/sampleArtifact';
import { createScoringEngine } from '../../../src/packages/engine/engine';
import { type GraphicsContext } from '../../../src/platform';
import { countGraphics, countsSince, type GraphicsCounts } from '../../browser/countGraphics';
import { drawNothing, drawZeros, loseAfterDrawing, loseContext } from './contextFaults';
import { graphicsOfVersion } from './graphicsOfVersion';
import { heldMemory } from './heldMemory';
import { timeCompilation } from './timeCompilation';

/** What warming up did without letting the page go on. */
interface Slice {
  ms: number;
  programs: number;
  /** Of `ms`, what the driver took to compile and link. */
  compileMs: number;
}

/** What the test drives: the engine as it ships, on this page's WebGL, with a clock that the test sets. */
const state = {
  nowMs: 0,
  contexts: [] as GraphicsContext[],
  slices: [] as Slice[],
};
let readCounts: () => GraphicsCounts;
let readCompileMs: () => number;
let sliceStart: Slice;
const now = (): Slice => ({
  ms: performance.now(),
  programs: readCounts().programs,
  compileMs: readCompileMs(),
});
const currentGl = () => state.contexts.at(-1)!.gl;
let engine: ScoringEngine;
const trials = new Map<string, TrialOutcome>();
let artifact: ReturnType<typeof createSampleArtifact>;

interface EngineOptions {
  webglVersion: 1 | 2;
  flags?: Record<string, boolean>;
  /** How long the engine's clock takes each draw call to last. */
  msPerDraw?: number;
}

const page = {
  create({ webglVersion, flags = {}, msPerDraw = 0 }: EngineOptions) {
    for (const [name, value] of Object.entries(flags)) env().set(name, value);
    const host: EngineHost = {
      graphics: graphicsOfVersion(webglVersion, (context) => {
        state.contexts.push(context);
        readCounts = countGraphics(context.gl);
        readCompileMs = timeCompilation(context.gl);
        sliceStart = now();
      }),
      nowMs: () => state.nowMs + msPerDraw * (readCounts?.().drawCalls ?? 0),
      trials: {
        recall: async (model, version) => trials.get(`${model} ${version}`),
        remember: async (model, version, outcome) => void trials.set(`${model} ${version}`, outcome),
        forget: async () => trials.clear(),
      },
      async pause() {
        const { ms, programs, compileMs } = now();
        state.slices.push({
          ms: ms - sliceStart.ms,
          programs: programs - sliceStart.programs,
          compileMs: compileMs - sliceStart.compileMs,
        });
        await nextTurn();
        sliceStart = now();
      },
      isWechat: false,
    };
    engine = createScoringEngine(host);
  },
  /** What the current context has been given so far. */
  uploadedBytes: () => readCounts().uploadBytes,
  load(options: SampleOptions) {
    artifact = createSampleArtifact(options);
    return engine.load(artifact);
  },
  async score(history: number[]) {
    const start = performance.now();
    const { scores, ...rest } = await engine.score({ items: history });
    return { ...rest, scores: [...scores], tookMs: performance.now() - start };
  },
  /** What one score asks of the GPU; programs since the context was made. */
  async countScore(history: number[]) {
    const before = readCounts();
    await engine.score({ items: history });
    return { ...countsSince(before, readCounts()), programs: readCounts().programs };
  },
  /** Largest difference from what training recorded, over all parity cases. */
  async parityDifference() {
    let largest = 0;
    for (const { history, signals, scores } of artifact.parity.cases) {
      const items = history.map((itemId) => artifact.items.indexOf(itemId));
      const answer = await engine.score({ items, signals });
      scores.forEach(
        (score, index) => (largest = Math.max(largest, Math.abs(score - answer.scores[index]!))),
      );
    }
    return largest;
  },
  /** The ten best items of each parity case as computed here and as training recorded them, with the recorded scores. */
  async bestItems() {
    const best = (scores: ArrayLike<number>, recorded: readonly number[]) =>
      Array.from(scores, (_, item) => ({ item, score: recorded[item]! }))
        .sort((one, other) => scores[other.item]! - scores[one.item]!)
        .slice(0, 10);
    const pairs = [];
    for (const { history, signals, scores } of artifact.parity.cases) {
      const items = history.map((itemId) => artifact.items.indexOf(itemId));
      const answer = await engine.score({ items, signals });
      pairs.push({ computed: best(answer.scores, scores), recorded: best(scores, scores) });
    }
    return pairs;
  },
  /** The slices since they were read. */
  takeSlices: () => state.slices.splice(0),
  /** What the current backend and its context hold. */
  held: () => ({ ...heldMemory(), textures: readCounts().textures }),
  async scoreMany(times: number) {
    for (let call = 0; call < times; call += 1) {
      await engine.score({ items: [call % 12, (call * 7) % 12, (call * 5) % 12].slice(0, 1 + (call % 3)) });
    }
  },
  async reload(times: number) {
    for (let load = 0; load < times; load += 1) await engine.load(artifact);
  },
  loseContext: () => loseContext(currentGl()),
  /** Loses the GPU while a score waits for what was drawn. */
  async scoreLosingContext(items: number[]) {
    const drawsBefore = readCounts().drawCalls;
    const answer = engine.score({ items });
    await loseAfterDrawing(currentGl(), () => readCounts().drawCalls);
    const { backend, scores } = await answer;
    return { backend, scores: Array.from(scores), draws: readCounts().drawCalls - drawsBefore };
  },
  drawNothing: () => drawNothing(currentGl()),
  drawZeros: () => drawZeros(currentGl()),
  remembered: () => [...trials.values()],
  contextCount: () => state.contexts.length,
  liveContexts: () => state.contexts.filter(({ gl }) => !gl.isContextLost()).length,
  setTime(nowMs: number) {
    state.nowMs = nowMs;
  },
  releaseMemory: () => engine.releaseMemory(),
};

export type EnginePage = typeof page;
(globalThis as unknown as { page: EnginePage }).page = page;
