import { createSampleArtifact } from '../../../src/inference/testing/sampleArtifact';
import { type TextEngine } from '../../../src/inference/textEngine';
import { createScoringEngine } from '../../../src/packages/engine/engine';
import { countedGraphics } from '../../browser/countedGraphics';
import { countsSince } from '../../browser/countGraphics';
import { openTextEngine } from '../../browser/openTextEngine';
import { longestSlice } from './longestSlice';
import { type MeasuredTexts, type MeasuredTyping, REVIEW, REVIEWS, ROUNDS, SLICE_ROUNDS } from './textSetup';

/** All reviews in one batch, on the GPU that the recommender has open, or on the cpu without one. */
async function measureBatch(embedded: unknown, webglVersion: 0 | 1 | 2): Promise<MeasuredTexts> {
  const { graphics, readCounts } = countedGraphics(webglVersion);
  // A clock that stands still: the trial finds no backend slow.
  const recommender = createScoringEngine({ graphics, nowMs: () => 0, isWechat: false });
  const load = await recommender.load(createSampleArtifact());
  if (!load.ok) throw new Error(JSON.stringify(load.refusals));
  const engine = await openTextEngine(embedded);
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
  const loadSliceMs = await longestSlice(async () => void (engine = await openTextEngine(embedded)));
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
