import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import {
  type BackendRefusal,
  type EngineBackend,
  EngineError,
  type EngineHost,
  type EngineLoad,
} from '../../../inference/engine';
import { nextTurn } from '../../../inference/nextTurn';
import { type CarriedPolarity, type TextArtifact, type TextEngine } from '../../../inference/textEngine';
import {
  type SentimentModel,
  type TextFeatures,
  type TextScore,
} from '../../../models/text/encoder/sentimentModel';
import { occludeCharacters } from '../../../text/occludeCharacters';
import { readTextFeatures, textReading, type TextReading } from '../../../text/readTextFeatures';
import { openCpu } from '../openBackend';
import { registerKernels } from '../registerKernels';
import { inTurn } from '../turns';
import { installWechatPlatform } from '../wechatPlatform';
import { createGpuTextModel, type GpuTextModel } from './gpuTextModel';
import { createTextSlices } from './sliceTexts';
import { findTextFault, testTextModel, uploadTextModel } from './textModel';

/** Fewer texts are there sooner from the cpu than the GPU's answer is read back. */
const FEWEST_ON_GPU = 16;
/** Of work on characters before a pause. */
const READING_MS = 4;

interface Loaded {
  artifact: TextArtifact;
  reading: TextReading;
  onCpu: SentimentModel;
  onGpu: GpuTextModel;
}

export function createTextEngine(host: Pick<EngineHost, 'nowMs' | 'isWechat' | 'pause'>): TextEngine {
  if (host.isWechat) installWechatPlatform(host.nowMs);
  registerKernels();
  const pause = host.pause ?? nextTurn;
  const slices = createTextSlices();
  let loaded: Loaded | undefined;

  /** Makes tensors on another backend than the recommender's, and hands tfjs back as it was. */
  async function onBackend<Result>(run: () => Promise<Result>): Promise<Result> {
    const home = getBackend();
    try {
      return await run();
    } finally {
      if (home) await setBackend(home);
    }
  }

  function dispose({ onCpu, onGpu }: Loaded): void {
    onCpu.dispose();
    onGpu.dispose();
  }

  async function load(artifact: TextArtifact): Promise<EngineLoad> {
    let onCpu: SentimentModel | undefined;
    let refusal: BackendRefusal;
    try {
      await openCpu();
      onCpu = uploadTextModel(artifact);
      const reading = textReading(artifact.card.config);
      const { features } = await readInSlices(
        artifact.parity.cases.map(({ text }) => text),
        reading,
      );
      const candidate = onCpu;
      const score = async (own: readonly TextFeatures[]) => (await scoreInSlices(candidate, own)).scores;
      const fault = await testTextModel({ score }, artifact, features, false);
      if (!fault) {
        if (loaded) dispose(loaded);
        loaded = { artifact, reading, onCpu, onGpu: createGpuTextModel(artifact, features, pause) };
        return { ok: true, backend: 'cpu', refusals: [] };
      }
      refusal = { backend: 'cpu', ...fault };
    } catch (error) {
      refusal = { backend: 'cpu', reason: 'failed', detail: String(error) };
    }
    onCpu?.dispose();
    return { ok: false, refusals: [refusal] };
  }

  /** What the model reads of each text, a few ms of work at a time. */
  async function readInSlices(texts: readonly string[], reading: TextReading) {
    const features: TextFeatures[] = [];
    let longestSliceMs = 0;
    let startMs = host.nowMs();
    for (const text of texts) {
      features.push(readTextFeatures(text, reading));
      const elapsedMs = host.nowMs() - startMs;
      longestSliceMs = Math.max(longestSliceMs, elapsedMs);
      if (elapsedMs < READING_MS) continue;
      await pause();
      startMs = host.nowMs();
    }
    return { features, longestSliceMs };
  }

  /** Runs `step` over parts of the texts that each fit into a frame; returns the longest time without a pause. */
  async function inSlices(lengths: readonly number[], step: (start: number, end: number) => Promise<void>) {
    let longestMs = 0;
    for (let start = 0; start < lengths.length;) {
      const end = slices.endOf(lengths, start);
      const startMs = host.nowMs();
      await step(start, end);
      const elapsedMs = host.nowMs() - startMs;
      longestMs = Math.max(longestMs, elapsedMs);
      slices.took(
        lengths.slice(start, end).reduce((sum, length) => sum + length, 0),
        elapsedMs,
      );
      start = end;
      if (start < lengths.length) await pause();
    }
    return longestMs;
  }

  interface Answer {
    scores: TextScore[];
    backend: EngineBackend;
    drawCalls: number;
    longestSliceMs: number;
  }

  async function scoreInSlices(model: SentimentModel, features: readonly TextFeatures[]) {
    const scores: TextScore[] = [];
    const lengths = features.map(({ characters }) => characters.length);
    const longestSliceMs = await inSlices(lengths, async (start, end) => {
      scores.push(...(await model.score(features.slice(start, end))));
    });
    return { scores, longestSliceMs };
  }

  async function scoreOnCpu({ onCpu }: Loaded, features: readonly TextFeatures[]): Promise<Answer> {
    await openCpu();
    return { ...(await scoreInSlices(onCpu, features)), backend: 'cpu', drawCalls: 0 };
  }

  async function scoreFeatures(current: Loaded, features: readonly TextFeatures[]): Promise<Answer> {
    if (features.length >= FEWEST_ON_GPU) {
      const answer = await current.onGpu.score(features).catch(() => undefined);
      if (answer && !findTextFault(answer.scores)) {
        return { ...answer, backend: 'webgl', longestSliceMs: 0 };
      }
      if (answer) current.onGpu.refuse();
    }
    return scoreOnCpu(current, features);
  }

  function expectLoaded(): Loaded {
    if (!loaded) throw new EngineError('not-loaded', 'no text model is loaded');
    return loaded;
  }

  return {
    load: (artifact) => inTurn(() => onBackend(() => load(artifact))),
    score: (texts) =>
      inTurn(async () => {
        const current = expectLoaded();
        const startMs = host.nowMs();
        const { features, longestSliceMs: longestReadMs } = await readInSlices(texts, current.reading);
        const answer = await onBackend(() => scoreFeatures(current, features));
        const longestSliceMs = Math.max(longestReadMs, answer.longestSliceMs);
        return { ...answer, longestSliceMs, elapsedMs: host.nowMs() - startMs };
      }),
    explain: (text) =>
      inTurn(async (): Promise<CarriedPolarity> => {
        const current = expectLoaded();
        const { characters, whole, hidden } = occludeCharacters(text, current.reading);
        const { scores } = await onBackend(() => scoreFeatures(current, [whole, ...hidden]));
        const polarity = scores[0]!.polarity;
        const contributions = scores.slice(1).map((score) => polarity - score.polarity);
        return { characters, contributions, polarity };
      }),
    releaseMemory() {
      if (loaded) dispose(loaded);
      loaded = undefined;
    },
  };
}
