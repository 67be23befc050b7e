import { env } from '@tensorflow/tfjs-core';
import { type EngineHost, type ScoringEngine } from '../../../src/inference/engine';
import { createSampleArtifact, type SampleOptions } from '../../../src/inference/testing/sampleArtifact';
import { createScoringEngine } from '../../../src/packages/engine/engine';
import { type GraphicsContext } from '../../../src/platform';
import { createWebGraphics } from '../../../src/platform/web/webGraphics';

/** What the test drives: the engine as it ships, on this page's WebGL, with a clock that the test sets. */
const state = { nowMs: 0, contexts: [] as GraphicsContext[] };
let engine: ScoringEngine;
let artifact: ReturnType<typeof createSampleArtifact>;

const page = {
  create({ webglVersion, flags = {} }: { webglVersion: 1 | 2; flags?: Record<string, boolean> }) {
    for (const [name, value] of Object.entries(flags)) env().set(name, value);
    const graphics = createWebGraphics(() => {
      const canvas = document.createElement('canvas');
      const getContext = canvas.getContext.bind(canvas) as (...call: unknown[]) => unknown;
      return {
        getContext: (kind: string, attributes: object) =>
          kind === 'webgl2' && webglVersion === 1 ? null : getContext(kind, attributes),
      } as unknown as HTMLCanvasElement;
    }, '');
    const host: EngineHost = {
      graphics: {
        isMobile: false,
        createContext() {
          const context = graphics.createContext();
          if (context) state.contexts.push(context);
          return context;
        },
      },
      nowMs: () => state.nowMs,
      isWechat: false,
    };
    engine = createScoringEngine(host);
  },
  load(options: SampleOptions) {
    artifact = createSampleArtifact(options);
    return engine.load(artifact);
  },
  async score(history: number[]) {
    const { scores, ...rest } = await engine.score({ items: history });
    return { ...rest, scores: [...scores] };
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
  loseContext() {
    state.contexts.at(-1)!.gl.getExtension('WEBGL_lose_context')!.loseContext();
  },
  contextCount: () => state.contexts.length,
  liveContexts: () => state.contexts.filter(({ gl }) => !gl.isContextLost()).length,
  setTime(nowMs: number) {
    state.nowMs = nowMs;
  },
  releaseMemory: () => engine.releaseMemory(),
};

export type EnginePage = typeof page;
(globalThis as unknown as { page: EnginePage }).page = page;
