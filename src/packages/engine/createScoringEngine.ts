import { setBackend } from '@tensorflow/tfjs-core';
import {
  type Artifact,
  type BackendRefusal,
  type EngineBackend,
  EngineError,
  type EngineHost,
  type EngineLoad,
  type ScoringEngine,
} from '../../inference/engine';
import { type IndexedHistory } from '../../models/recommender/historyBatch';
import { type LoadedModel, uploadModel } from './loadedModel';
import { openCpu, openWebgl, type OpenBackend } from './openBackend';
import { registerKernels } from './registerKernels';
import { selfTest } from './selfTest';
import { installWechatPlatform } from './wechatPlatform';

/** After the GPU was lost it is asked for again at the first score that comes this much later … */
const REBUILD_PAUSE_MS = 10_000;
/** … and after this many losses the engine stays on the cpu until the next `load`. */
const MAX_LOSSES = 3;

interface Running {
  artifact: Artifact;
  backend: OpenBackend;
  model: LoadedModel;
}

export function createScoringEngine(host: EngineHost): ScoringEngine {
  if (host.isWechat) installWechatPlatform(host.nowMs);
  registerKernels();

  let running: Running | undefined;
  let losses = 0;
  let lostAtMs = 0;

  function close({ model, backend }: Running): void {
    model.dispose();
    backend.close();
  }

  /** Opens a backend and lets the model prove itself on it. */
  async function tryBackend(artifact: Artifact, kind: EngineBackend): Promise<Running | BackendRefusal> {
    let backend: OpenBackend;
    try {
      backend = kind === 'webgl' ? await openWebgl(host) : await openCpu();
    } catch (error) {
      return { backend: kind, reason: 'unavailable', detail: String(error) };
    }
    let model: LoadedModel | undefined;
    let refusal: Omit<BackendRefusal, 'backend'>;
    try {
      model = uploadModel(artifact);
      const fault = await selfTest(model, artifact, backend.isHalfFloat);
      if (!fault) return { artifact, backend, model };
      refusal = fault;
    } catch (error) {
      refusal = { reason: 'failed', detail: String(error) };
    }
    model?.dispose();
    backend.close();
    return { backend: kind, ...refusal };
  }

  async function choose(artifact: Artifact, kinds: readonly EngineBackend[]) {
    const refusals: BackendRefusal[] = [];
    for (const kind of kinds) {
      const outcome = await tryBackend(artifact, kind);
      if ('model' in outcome) return { chosen: outcome, refusals };
      refusals.push(outcome);
    }
    return { chosen: undefined, refusals };
  }

  async function load(artifact: Artifact): Promise<EngineLoad> {
    const before = running;
    // tfjs knows one webgl backend at a time: the one before gives way, and is made anew if the new artifact fails.
    if (before) close(before);
    running = undefined;
    losses = 0;
    const { chosen, refusals } = await choose(artifact, ['webgl', 'cpu']);
    if (!chosen) {
      if (before) running = (await choose(before.artifact, ['webgl', 'cpu'])).chosen;
      return { ok: false, refusals };
    }
    running = chosen;
    return { ok: true, backend: chosen.backend.kind, refusals };
  }

  /** Moves the model to the cpu after the GPU failed it. */
  async function fallBack(failed: Running, detail: string): Promise<Running> {
    close(failed);
    running = undefined;
    losses += 1;
    lostAtMs = host.nowMs();
    const { chosen, refusals } = await choose(failed.artifact, ['cpu']);
    if (!chosen) {
      const reasons = refusals.map((refusal) => refusal.detail).join('; ');
      throw new EngineError('no-backend', `webgl: ${detail}; cpu: ${reasons}`);
    }
    running = chosen;
    return chosen;
  }

  /** Back to the GPU some time after it was lost: the system gives it back to apps in the foreground. */
  async function rebuildIfDue(current: Running): Promise<Running> {
    const isDue = losses > 0 && losses < MAX_LOSSES && host.nowMs() - lostAtMs >= REBUILD_PAUSE_MS;
    if (!isDue || current.backend.kind !== 'cpu') return current;
    const { chosen } = await choose(current.artifact, ['webgl']);
    if (!chosen) {
      losses += 1;
      lostAtMs = host.nowMs();
      await setBackend('cpu');
      return current;
    }
    current.model.dispose();
    running = chosen;
    return chosen;
  }

  async function scoreOn({ artifact, backend, model }: Running, history: IndexedHistory) {
    // Without a history there is no direction to compare items with: the model's own popularity decides.
    if (history.items.length === 0) return { ok: true as const, scores: artifact.weights.popularity.slice() };
    if (backend.isLost()) return { ok: false as const, detail: 'the context was lost' };
    try {
      const answer = await model.score(history);
      if (backend.isLost()) return { ok: false as const, detail: 'the context was lost' };
      return answer.ok ? answer : { ok: false as const, detail: answer.fault.detail };
    } catch (error) {
      return { ok: false as const, detail: String(error) };
    }
  }

  return {
    load,
    async score(history) {
      if (!running) throw new EngineError('not-loaded', 'no model is loaded');
      const startMs = host.nowMs();
      let current = await rebuildIfDue(running);
      let drawsBefore = current.backend.drawCalls();
      let answer = await scoreOn(current, history);
      if (!answer.ok && current.backend.kind === 'webgl') {
        current = await fallBack(current, answer.detail);
        drawsBefore = 0;
        answer = await scoreOn(current, history);
      }
      if (!answer.ok) throw new EngineError('no-backend', `${current.backend.kind}: ${answer.detail}`);
      return {
        scores: answer.scores,
        backend: current.backend.kind,
        elapsedMs: host.nowMs() - startMs,
        drawCalls: current.backend.drawCalls() - drawsBefore,
      };
    },
    releaseMemory() {
      if (running) close(running);
      running = undefined;
    },
  };
}
