import { nextTurn } from '../../../src/inference/nextTurn';
import { parseTextArtifact } from '../../../src/inference/parseTextArtifact';
import { createSampleArtifact } from '../../../src/inference/testing/sampleArtifact';
import { type TextEngine } from '../../../src/inference/textEngine';
import { createScoringEngine, createTextEngine } from '../../../src/packages/engine/engine';
import { type GraphicsContext } from '../../../src/platform';
import { countGraphics, countsSince, type GraphicsCounts, NO_GRAPHICS } from '../../browser/countGraphics';
import { longestSlice } from './longestSlice';
import { type MeasuredTexts, type MeasuredTyping, REVIEW, REVIEWS, ROUNDS, SLICE_ROUNDS } from './textSetup';

/** The text engine as it ships with the model that ships. */
async function openEngine(embedded: unknown): Promise<TextEngine> {
  const artifact = await parseTextArtifact(embedded, nextTurn);
  if (!artifact.ok) throw new Error(artifact.issues.join('; '));
  const engine = createTextEngine({ nowMs: () => performance.now(), isWechat: false });
  const load = await engine.load(artifact.value);
  if (!load.ok) throw new Error(JSON.stringify(load.refusals));
  return engine;
}

/** All reviews in one batch, on the GPU that the recommender has open, or on the cpu without one. */
async function measureBatch(embedded: unknown, webglVersion: 0 | 1 | 2): Promise<MeasuredTexts> {
  let readCounts = (): GraphicsCounts => NO_GRAPHICS;
  const createContext = (): GraphicsContext | undefined => {
    if (webglVersion === 0) return undefined;
    const canvas = document.createElement('canvas');
    const gl = canvas.getContext(webglVersion === 1 ? 'webgl' : 'webgl2', { antialias: false });
    if (!gl) return undefined;
    readCounts = countGraphics(gl as WebGLRenderingContext);
    return { webglVersion, gl } as GraphicsContext;
  };
  // A clock that stands still: the trial finds no backend slow.
  const recommender = createScoringEngine({
    graphics: { createContext, isMobile: false },
    nowMs: () => 0,
    isWechat: false,
  });
  const load = await recommender.load(createSampleArtifact());
  if (!load.ok) throw new Error(JSON.stringify(load.refusals));
  const engine = await openEngine(embedded);
  const { programs } = readCounts();
  const { elapsedMs: firstMs } = await engine.score(REVIEWS);
  const before = readCounts();
  const { scores, backend } = await engine.score(REVIEWS);
  const after = readCounts();
  const timesMs: number[] = [];
  const slicesMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) timesMs.push((await engine.score(REVIEWS)).elapsedMs);
  // By themselves: listening for slices takes time from what it listens to.
  for (let round = 0; round < SLICE_ROUNDS; round += 1) {
    slicesMs.push(await longestSlice(() => engine.score(REVIEWS)));
  }
  const counts = { ...countsSince(before, after), programs: readCounts().programs - programs };
  return { scores, backend, counts, firstMs, timesMs, slicesMs };
}

/** Scores the review after each of its characters. */
async function measureTyping(embedded: unknown): Promise<MeasuredTyping> {
  let engine!: TextEngine;
  const loadSliceMs = await longestSlice(async () => void (engine = await openEngine(embedded)));
  const keystrokes = Array.from(REVIEW, (_, index) => REVIEW.slice(0, index + 1));
  const slicesMs = keystrokes.map(() => Infinity);
  for (let round = 0; round < SLICE_ROUNDS; round += 1) {
    for (const [index, text] of keystrokes.entries()) {
      const sliceMs = await longestSlice(() => engine.score([text]));
      slicesMs[index] = Math.min(slicesMs[index]!, sliceMs);
    }
  }
  return { slicesMs, loadSliceMs };
}

const page = { measureBatch, measureTyping };
export type TextBenchPage = typeof page;
(globalThis as unknown as { page: TextBenchPage }).page = page;
