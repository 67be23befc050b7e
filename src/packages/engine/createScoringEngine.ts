import { setBackend } from '@tensorflow/tfjs-core';
import {
  type Artifact,
  type BackendRefusal,
  type EngineBackend,
  EngineError,
  type EngineHost,
  type EngineLoad,
  type EngineScores,
  type ScoringEngine,
} from '../../inference/engine';
import { nextTurn } from '../../inference/nextTurn';
import { transitionStrengths } from '../../models/recommender/transitionTable';
import { type ScoreFault } from './checkScores';
import { type EngineEvent, type EngineState, nextState } from './engineState';
import { type LoadedModel, type ModelScores, uploadModel } from './loadedModel';
import { openCpu, openWebgl, type OpenBackend } from './openBackend';
import { registerKernels } from './registerKernels';
import { selfTest } from './selfTest';
import { timedTrial } from './timedTrial';
import { inTurn } from './turns';
import { installWechatPlatform } from './wechatPlatform';

/** Part of what a trial is remembered by: raise it with every change of the kernels. */
export const ENGINE_VERSION = '5';
/** After the GPU was lost it is asked for again at the first score that comes this much later. */
const REBUILD_PAUSE_MS = 10_000;
/** Refusals that the same device would repeat; a GPU that was not there may be there the next time. */
const LASTING: readonly BackendRefusal['reason'][] = [
  'not-a-number',
  'all-zero',
  'out-of-tolerance',
  'slower',
];

interface Running {
  artifact: Artifact;
  backend: OpenBackend;
  model: LoadedModel;
}

/** What a GPU may be given: item vectors in the bytes of the file, and, where that does not do, in floats. */
function formsOf(artifact: Artifact): Artifact[] {
  const { itemBytes, ...weights } = artifact.weights;
  return itemBytes ? [artifact, { ...artifact, weights }] : [artifact];
}

const notLoaded = () => new EngineError('not-loaded', 'no model is loaded');

/** Indices by value, highest first; equal ones in the order of the vocabulary. */
function strongest(
  entries: Iterable<[number, number]>,
  without: readonly number[],
  count: number,
): readonly number[] {
  const left = new Set(without);
  return [...entries]
    .filter(([index]) => !left.has(index))
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, count)
    .map(([index]) => index);
}

/** Carries out what `engineState` decides. */
export function createScoringEngine(host: EngineHost): ScoringEngine {
  if (host.isWechat) installWechatPlatform(host.nowMs);
  registerKernels();
  const pause = host.pause ?? nextTurn;

  let state: EngineState = { kind: 'cold' };
  let running: Running | undefined;
  let lostAtMs = 0;

  function send(event: EngineEvent): void {
    state = nextState(state, event);
  }

  function close({ model, backend }: Running): void {
    model.dispose();
    backend.close();
  }

  /** Opens a backend, compiles what the model runs on it, and lets it prove itself. */
  async function tryBackend(artifact: Artifact, kind: EngineBackend): Promise<Running | BackendRefusal> {
    let backend: OpenBackend;
    try {
      backend = kind === 'webgl' ? await openWebgl(host) : await openCpu();
    } catch (error) {
      return { backend: kind, reason: 'unavailable', detail: String(error) };
    }
    let refusal: Omit<BackendRefusal, 'backend'> | undefined;
    for (const form of kind === 'webgl' ? formsOf(artifact) : [artifact]) {
      let model: LoadedModel | undefined;
      try {
        model = uploadModel(form, kind === 'webgl');
        // Its upload may have compiled a program.
        if (kind === 'webgl') await pause();
        await backend.compile(model.rehearse, pause);
        const fault = await selfTest(model, form, backend.isHalfFloat);
        if (!fault) return { artifact, backend, model };
        refusal = fault;
      } catch (error) {
        refusal = { reason: 'failed', detail: String(error) };
      }
      model?.dispose();
    }
    backend.close();
    return { backend: kind, ...refusal! };
  }

  /** One backend's self-test, told to the state. */
  async function prove(
    artifact: Artifact,
    kind: EngineBackend,
    refusals: BackendRefusal[],
  ): Promise<Running | undefined> {
    const outcome = await tryBackend(artifact, kind);
    if ('model' in outcome) {
      send({ kind: 'passed' });
      return outcome;
    }
    refusals.push(outcome);
    send({ kind: 'refused' });
    return undefined;
  }

  /** Tries backends in turn until one serves or all have failed. */
  async function choose(
    artifact: Artifact,
    backends: readonly EngineBackend[],
    refusals: BackendRefusal[],
    isTimed = true,
  ): Promise<Running | undefined> {
    send({ kind: 'load', backends });
    let candidate: Running | undefined;
    while (state.kind === 'self-test' || state.kind === 'timed-trial') {
      if (state.kind === 'self-test') {
        candidate = await prove(artifact, state.backend, refusals);
      } else {
        const slowness = isTimed ? await timedTrial(candidate!.model, artifact, host.nowMs) : undefined;
        if (slowness !== undefined) {
          refusals.push({ backend: state.backend, reason: 'slower', detail: slowness });
          close(candidate!);
        }
        send({ kind: slowness === undefined ? 'kept' : 'slower' });
      }
    }
    running = candidate;
    return candidate;
  }

  /** As `choose`, with what earlier runs of the app found out. */
  async function chooseRemembering(artifact: Artifact, refusals: BackendRefusal[]) {
    const { version } = artifact.card;
    const known = await host.trials?.recall(version, ENGINE_VERSION);
    if (known?.backend === 'cpu') {
      const remembered = { backend: 'webgl', reason: 'remembered', detail: known.detail } as const;
      const chosen = await choose(artifact, ['cpu'], refusals);
      refusals.unshift(remembered);
      if (chosen) return chosen;
      refusals.length = 0;
    }
    const chosen = await choose(artifact, ['webgl', 'cpu'], refusals, known?.backend !== 'webgl');
    const backend = chosen?.backend.kind;
    const refusal = refusals.find(({ reason }) => LASTING.includes(reason));
    if (backend === 'webgl' || (backend === 'cpu' && refusal)) {
      await host.trials?.remember(version, ENGINE_VERSION, { backend, detail: refusal?.detail ?? '' });
    } else if (known) await host.trials?.forget();
    return chosen;
  }

  async function load(artifact: Artifact): Promise<EngineLoad> {
    const before = running;
    // tfjs knows one webgl backend at a time: the one before gives way, and is made anew if the new artifact fails.
    if (before) close(before);
    running = undefined;
    const refusals: BackendRefusal[] = [];
    const chosen = await chooseRemembering(artifact, refusals);
    if (chosen) return { ok: true, backend: chosen.backend.kind, refusals };
    if (before) await choose(before.artifact, ['webgl', 'cpu'], []);
    return { ok: false, refusals };
  }

  /** Moves the model to the cpu after the GPU failed it. */
  async function fallBack(failed: Running, refusals: BackendRefusal[]): Promise<Running | undefined> {
    close(failed);
    running = undefined;
    lostAtMs = host.nowMs();
    await host.trials?.forget();
    return (running = await prove(failed.artifact, 'cpu', refusals));
  }

  /** Back to the GPU some time after it was lost: the system gives it back to apps in the foreground. */
  async function rebuildIfDue(current: Running, refusals: BackendRefusal[]): Promise<Running> {
    if (state.kind === 'fallback' && host.nowMs() - lostAtMs >= REBUILD_PAUSE_MS)
      send({ kind: 'pause-over' });
    if (state.kind !== 'rebuilding') return current;
    const rebuilt = await prove(current.artifact, 'webgl', refusals);
    if (!rebuilt) {
      lostAtMs = host.nowMs();
      await setBackend('cpu');
      return current;
    }
    current.model.dispose();
    return (running = rebuilt);
  }

  async function askOn(
    { backend, model }: Running,
    ask: (model: LoadedModel) => Promise<ModelScores>,
  ): Promise<{ ok: true; scores: Float32Array } | ({ ok: false } & ScoreFault)> {
    const lost = { ok: false as const, reason: 'failed' as const, detail: 'the context was lost' };
    if (backend.isLost()) return lost;
    try {
      const answer = await ask(model);
      if (backend.isLost()) return lost;
      return answer.ok ? answer : { ok: false as const, ...answer.fault };
    } catch (error) {
      return { ok: false as const, reason: 'failed' as const, detail: String(error) };
    }
  }

  /** One question to the model, on whichever backend is left to answer it. */
  async function answer(ask: (model: LoadedModel) => Promise<ModelScores>): Promise<EngineScores> {
    if (!running) throw notLoaded();
    const startMs = host.nowMs();
    const refusals: BackendRefusal[] = [];
    let current = await rebuildIfDue(running, refusals);
    let drawsBefore = current.backend.drawCalls();
    let reply = await askOn(current, ask);
    while (!reply.ok) {
      const { reason, detail } = reply;
      refusals.push({ backend: current.backend.kind, reason, detail });
      send({ kind: 'broken' });
      const next = state.kind === 'lost' ? await fallBack(current, refusals) : undefined;
      if (!next) {
        const reasons = refusals.map((refusal) => `${refusal.backend}: ${refusal.detail}`).join('; ');
        throw new EngineError('no-backend', reasons);
      }
      current = next;
      drawsBefore = 0;
      reply = await askOn(current, ask);
    }
    return {
      scores: reply.scores,
      backend: current.backend.kind,
      elapsedMs: host.nowMs() - startMs,
      drawCalls: current.backend.drawCalls() - drawsBefore,
      refusals,
    };
  }

  return {
    load: (artifact) => inTurn(() => load(artifact)),
    score: (history) =>
      inTurn(() => {
        const popularity = running?.artifact.weights.popularity;
        // Without a history there is no direction to compare items with: the model's own popularity decides.
        return answer((model) =>
          history.items.length === 0 && popularity
            ? Promise.resolve({ ok: true, scores: popularity.slice() })
            : model.score(history),
        );
      }),
    rankSimilar: (items, count) =>
      inTurn(async () => {
        const refusals: BackendRefusal[] = [];
        let nearest: Float32Array | undefined;
        for (const item of items) {
          const cosines = await answer((model) => model.compare(item));
          refusals.push(...cosines.refusals);
          const before = nearest;
          nearest = before ? before.map((value, i) => Math.max(value, cosines.scores[i]!)) : cosines.scores;
        }
        return { items: nearest ? strongest(nearest.entries(), items, count) : [], refusals };
      }),
    async rankComplements(items, count) {
      if (!running) throw notLoaded();
      const { weights, card } = running.artifact;
      // Of a set, not of a sequence: no item counts less for its place.
      const config = { ...card.config.transitions, decay: 1, historyLength: items.length };
      return strongest(transitionStrengths(weights.transitions, items, config), items, count);
    },
    releaseMemory() {
      if (running) close(running);
      running = undefined;
      send({ kind: 'released' });
    },
  };
}
