import { createSampleArtifact } from '../../../src/inference/testing/sampleArtifact';
import { createScoringEngine, createTextEngine } from '../../../src/packages/engine/engine';
import { type GraphicsContext } from '../../../src/platform';
import { createShippedShape, type MeasuredTexts, REVIEWS, ROUNDS } from './textSetup';

/** 200 reviews by the engine as it ships: on the GPU that the recommender has open, or on the cpu without one. */
async function measure(webglVersion: 0 | 1 | 2): Promise<MeasuredTexts> {
  const createContext = (): GraphicsContext | undefined => {
    if (webglVersion === 0) return undefined;
    const canvas = document.createElement('canvas');
    const gl = canvas.getContext(webglVersion === 1 ? 'webgl' : 'webgl2', { antialias: false });
    return gl ? ({ webglVersion, gl } as GraphicsContext) : undefined;
  };
  // A clock that stands still: the trial finds no backend slow.
  const recommender = createScoringEngine({
    graphics: { createContext, isMobile: false },
    nowMs: () => 0,
    isWechat: false,
  });
  const load = await recommender.load(createSampleArtifact());
  if (!load.ok) throw new Error(JSON.stringify(load.refusals));
  const engine = createTextEngine({ nowMs: () => performance.now(), isWechat: false });
  const loaded = await engine.load(createShippedShape());
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusals));
  const first = await engine.score(REVIEWS);
  const timesMs: number[] = [];
  let last = first;
  for (let round = 0; round < ROUNDS; round += 1) {
    last = await engine.score(REVIEWS);
    timesMs.push(last.elapsedMs);
  }
  const { backend, drawCalls, longestSliceMs, scores } = last;
  return { scores, backend, drawCalls, firstMs: first.elapsedMs, timesMs, longestSliceMs };
}

(globalThis as unknown as { measure: typeof measure }).measure = measure;
