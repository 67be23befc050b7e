import { env } from '@tensorflow/tfjs-core';
import { type EngineHost } from '../../../src/inference/engine';
import { nextTurn } from '../../../src/inference/nextTurn';
import { createSampleArtifact } from '../../../src/inference/testing/sampleArtifact';
import { type TextEngine } from '../../../src/inference/textEngine';
import { createScoringEngine } from '../../../src/packages/engine/engine';
import { numbersOf } from '../../../src/packages/engine/text/textModel';
import { type GraphicsContext } from '../../../src/platform';
import { countGraphics, countsSince, type GraphicsCounts } from '../../browser/countGraphics';
import { openTextEngine } from '../../browser/openTextEngine';
import { drawNothing, drawZeros, loseAfterDrawing, loseContext } from './contextFaults';
import { graphicsOfVersion } from './graphicsOfVersion';
import { heldMemory } from './heldMemory';

let gl: GraphicsContext['gl'];
let readCounts: () => GraphicsCounts;
/** Programs that the text engine linked between two pauses. */
const programsBySlice: number[] = [];
let programsBefore: number;
let engine: TextEngine;

async function pause(): Promise<void> {
  const { programs } = readCounts();
  programsBySlice.push(programs - programsBefore);
  programsBefore = programs;
  await nextTurn();
}

/** What the test drives: the text engine as it ships, on the WebGL that the recommender has open. */
const page = {
  async open(webglVersion: 1 | 2, embedded: unknown, flags: Record<string, boolean> = {}) {
    for (const [name, value] of Object.entries(flags)) env().set(name, value);
    const host: EngineHost = {
      graphics: graphicsOfVersion(webglVersion, (context) => {
        gl = context.gl;
        readCounts = countGraphics(gl);
      }),
      // A clock that stands still: the trial finds no backend slow.
      nowMs: () => 0,
      isWechat: false,
    };
    const recommender = await createScoringEngine(host).load(createSampleArtifact());
    if (!recommender.ok || recommender.backend !== 'webgl') throw new Error(JSON.stringify(recommender));
    programsBefore = readCounts().programs;
    engine = await openTextEngine(embedded, pause);
  },
  async score(texts: readonly string[]) {
    const { scores, backend, drawCalls } = await engine.score(texts);
    return { backend, drawCalls, numbers: scores.map(numbersOf) };
  },
  /** What one batch asks of the GPU. */
  async count(texts: readonly string[]) {
    const before = readCounts();
    await engine.score(texts);
    return countsSince(before, readCounts());
  },
  async explain(text: string) {
    const before = readCounts().drawCalls;
    const answer = await engine.explain(text);
    return { ...answer, drawCalls: readCounts().drawCalls - before };
  },
  programs: () => readCounts().programs,
  /** See `programsBySlice`; the last slice is the one under way. */
  programsBySlice: () => [...programsBySlice, readCounts().programs - programsBefore],
  held: () => ({ ...heldMemory(), textures: readCounts().textures }),
  loseContext: () => loseContext(gl),
  /** Loses the GPU while the texts' scores wait for what was drawn. */
  async scoreLosingContext(texts: readonly string[]) {
    const before = readCounts().drawCalls;
    const answer = page.score(texts);
    await loseAfterDrawing(gl, () => readCounts().drawCalls);
    const draws = readCounts().drawCalls - before;
    return { ...(await answer), draws };
  },
  drawNothing: () => drawNothing(gl),
  drawZeros: () => drawZeros(gl),
};

export type TextPage = typeof page;
(globalThis as unknown as { page: TextPage }).page = page;
