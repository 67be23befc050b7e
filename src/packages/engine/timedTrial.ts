import { setBackend } from '@tensorflow/tfjs-core';
import { type Artifact } from '../../inference/engine';
import { indexHistory, type IndexedHistory } from '../../models/recommender/historyBatch';
import { type LoadedModel, uploadModel } from './loadedModel';
import { openCpu } from './openBackend';

/** A pick still seems to follow the tap: a GPU that is as fast is kept without asking the cpu … */
const FAST_ENOUGH_MS = 200;
/** … and so is one that takes less than this many times as long as the cpu, as the page goes on meanwhile. */
const MARGIN = 2;
/** The best of so many counts: the first ones may wait for the driver, any one for another app. */
const ROUNDS = 3;

/** Times a model on the GPU, and, where it is not fast, on the cpu. Says why the GPU is not worth it, if it is not. */
export async function timedTrial(
  onGpu: LoadedModel,
  artifact: Artifact,
  nowMs: () => number,
): Promise<string | undefined> {
  const indexOfItem = new Map(artifact.items.map((item, index) => [item, index]));
  const history = artifact.parity.cases
    .map((entry) => indexHistory(indexOfItem, entry.history, entry.signals))
    .find(({ items }) => items.length > 0);
  if (!history) return undefined;
  const gpuMs = await bestMs(onGpu, history, nowMs);
  if (gpuMs <= FAST_ENOUGH_MS) return undefined;
  await openCpu();
  const onCpu = uploadModel(artifact);
  const cpuMs = await bestMs(onCpu, history, nowMs);
  onCpu.dispose();
  await setBackend('webgl');
  if (gpuMs <= MARGIN * cpuMs) return undefined;
  return `a ranking takes ${gpuMs.toFixed(0)} ms, on the cpu ${cpuMs.toFixed(0)} ms`;
}

async function bestMs(model: LoadedModel, history: IndexedHistory, nowMs: () => number): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < ROUNDS && best > FAST_ENOUGH_MS; round += 1) {
    const startMs = nowMs();
    await model.score(history);
    best = Math.min(best, nowMs() - startMs);
  }
  return best;
}
