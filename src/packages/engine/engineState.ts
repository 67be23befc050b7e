import { type EngineBackend } from '../../inference/engine';

/** After this many losses the GPU is left alone until the next `load`. */
export const MAX_LOSSES = 3;

/**
 * The engine's life. `load` leads to self-test and `released` to cold from anywhere.
 *
 *            load              passed                kept
 *    cold ─────────▶ self-test ───────▶ timed-trial ───────▶ ready ◀──────────────┐
 *                    │     ▲ │             │                   │ broken           │ passed
 *       refused, and │     │ │ refused     │ slower            │ (webgl)          │
 *       none is left │     │ └─▶ next ◀────┘                   ▼       passed     │      pause-over
 *                    │     └──────┘                          lost ──────────▶ fallback ──────────▶ rebuilding
 *                    ▼                      refused            │               │  ▲    refused         │
 *                  failed ◀────────────────────────────────────┘               │  └───────────────────┘
 *                    ▲                        broken                           │
 *                    └─────────────────────────────────────────────────────────┘
 *
 * The last backend of a list has nothing to be compared with: it is ready once it passed. `broken` are scores that are all
 * zero or no numbers, an error, and a context that was lost; of the cpu they leave nothing to fall back to.
 */
export type EngineState =
  | { kind: 'cold' }
  /** `later` are the backends to try after this one. */
  | { kind: 'self-test' | 'timed-trial'; backend: EngineBackend; later: readonly EngineBackend[] }
  | { kind: 'ready'; backend: EngineBackend; losses: number }
  /** The GPU failed while it served; the cpu takes its self-test. */
  | { kind: 'lost'; losses: number }
  /** The cpu serves. */
  | { kind: 'fallback'; losses: number }
  /** The cpu serves, and the GPU takes its self-test again. */
  | { kind: 'rebuilding'; losses: number }
  | { kind: 'failed' };

export type EngineEvent =
  | { kind: 'load'; backends: readonly EngineBackend[] }
  | { kind: 'passed' | 'refused' }
  | { kind: 'kept' | 'slower' }
  | { kind: 'broken' }
  | { kind: 'pause-over' }
  | { kind: 'released' };

/** Events that a state does not await leave it as it is. */
export function nextState(state: EngineState, event: EngineEvent): EngineState {
  if (event.kind === 'load') return tryFirst(event.backends);
  if (event.kind === 'released') return { kind: 'cold' };
  switch (state.kind) {
    case 'self-test':
      if (event.kind === 'refused') return tryFirst(state.later);
      if (event.kind !== 'passed') return state;
      return state.later.length > 0 ? { ...state, kind: 'timed-trial' } : ready(state.backend, 0);
    case 'timed-trial':
      if (event.kind === 'kept') return ready(state.backend, 0);
      return event.kind === 'slower' ? tryFirst(state.later) : state;
    case 'ready':
      if (event.kind !== 'broken') return state;
      return state.backend === 'cpu' ? { kind: 'failed' } : { kind: 'lost', losses: state.losses + 1 };
    case 'lost':
      if (event.kind === 'refused') return { kind: 'failed' };
      return event.kind === 'passed' ? { ...state, kind: 'fallback' } : state;
    case 'fallback':
      if (event.kind === 'broken') return { kind: 'failed' };
      return event.kind === 'pause-over' && state.losses < MAX_LOSSES
        ? { ...state, kind: 'rebuilding' }
        : state;
    case 'rebuilding':
      if (event.kind === 'passed') return ready('webgl', state.losses);
      return event.kind === 'refused' ? { kind: 'fallback', losses: state.losses + 1 } : state;
    default:
      return state;
  }
}

/** The backend that answers in a state, if one does. */
export function servingBackend(state: EngineState): EngineBackend | undefined {
  if (state.kind === 'ready') return state.backend;
  return state.kind === 'fallback' || state.kind === 'rebuilding' ? 'cpu' : undefined;
}

function tryFirst([backend, ...later]: readonly EngineBackend[]): EngineState {
  return backend ? { kind: 'self-test', backend, later } : { kind: 'failed' };
}

function ready(backend: EngineBackend, losses: number): EngineState {
  return { kind: 'ready', backend, losses };
}
