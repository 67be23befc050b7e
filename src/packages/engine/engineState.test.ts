import fc from 'fast-check';
import { type EngineEvent, type EngineState, MAX_LOSSES, nextState, servingBackend } from './engineState';

const loads = fc.constantFrom<EngineEvent[]>(
  { kind: 'load', backends: ['webgl', 'cpu'] },
  { kind: 'load', backends: ['cpu'] },
);
const others = fc.constantFrom<EngineEvent[]>(
  { kind: 'passed' },
  { kind: 'refused' },
  { kind: 'kept' },
  { kind: 'slower' },
  { kind: 'broken' },
  { kind: 'pause-over' },
  { kind: 'released' },
);
/** What each state awaits. */
const AWAITED: Record<EngineState['kind'], EngineEvent['kind'][]> = {
  cold: [],
  'self-test': ['passed', 'refused'],
  'timed-trial': ['kept', 'slower'],
  ready: ['broken'],
  lost: ['passed', 'refused'],
  fallback: ['pause-over', 'broken'],
  rebuilding: ['passed', 'refused'],
  failed: [],
};

/** Mostly what the state awaits, as chance alone never loses a GPU three times; now and then anything. */
const events = fc
  .array(
    fc.oneof(
      { weight: 1, arbitrary: fc.oneof(loads, others) },
      { weight: 12, arbitrary: fc.nat({ max: 5 }) },
    ),
    { maxLength: 60 },
  )
  .map((choices) => {
    const sequence: EngineEvent[] = [];
    let state: EngineState = { kind: 'cold' };
    for (const choice of choices) {
      const awaited = AWAITED[state.kind];
      const event: EngineEvent =
        typeof choice === 'object'
          ? choice
          : awaited.length > 0
            ? ({ kind: choice < 5 ? awaited[0] : awaited.at(-1) } as EngineEvent)
            : { kind: 'load', backends: ['webgl', 'cpu'] };
      sequence.push(event);
      state = nextState(state, event);
    }
    return sequence;
  });

/** Every state on the way, the first one included. */
function walk(sequence: readonly EngineEvent[]): EngineState[] {
  const states: EngineState[] = [{ kind: 'cold' }];
  for (const event of sequence) states.push(nextState(states.at(-1)!, event));
  return states;
}

const lossesOf = (state: EngineState) => ('losses' in state ? state.losses : 0);
const check = (property: (sequence: EngineEvent[], states: EngineState[]) => void) =>
  fc.assert(
    fc.property(events, (sequence) => property(sequence, walk(sequence))),
    { numRuns: 3000 },
  );

describe('the engine after any sequence of events', () => {
  it('lets a backend serve only after it passed the self-test that it took last', () => {
    check((sequence, states) => {
      const proven = new Set<string>();
      sequence.forEach((event, step) => {
        const before = states[step]!;
        const after = states[step + 1]!;
        if (event.kind === 'load' || event.kind === 'released') proven.clear();
        const tested =
          before.kind === 'self-test' ? before.backend : before.kind === 'lost' ? 'cpu' : 'webgl';
        const isTested = ['self-test', 'lost', 'rebuilding'].includes(before.kind);
        if (isTested && event.kind === 'passed') proven.add(tested);
        if (event.kind === 'broken' || event.kind === 'slower') {
          const failed = servingBackend(before) ?? ('backend' in before ? before.backend : undefined);
          if (failed && after !== before) proven.delete(failed);
        }
        const serving = servingBackend(after);
        if (serving) expect(proven).toContain(serving);
      });
    });
  });

  it('asks no more for a GPU that was lost too often, until the next load', () => {
    check((sequence, states) => {
      let isBarred = false;
      sequence.forEach((event, step) => {
        const after = states[step + 1]!;
        if (event.kind === 'load') isBarred = false;
        if (isBarred) {
          expect(after.kind).not.toBe('rebuilding');
          expect(servingBackend(after)).not.toBe('webgl');
        }
        if (lossesOf(after) >= MAX_LOSSES && servingBackend(after) !== 'webgl') isBarred = true;
      });
    });
  });

  it('never counts a loss back, but by loading or releasing', () => {
    check((sequence, states) =>
      sequence.forEach(({ kind }, step) => {
        const after = states[step + 1]!;
        if (kind === 'load' || kind === 'released' || after.kind === 'failed') return;
        expect(lossesOf(after)).toBeGreaterThanOrEqual(lossesOf(states[step]!));
      }),
    );
  });

  it('never tries or serves before it was loaded, nor after memory was released', () => {
    check((sequence, states) => {
      let isLoaded = false;
      sequence.forEach(({ kind }, step) => {
        if (kind === 'load') isLoaded = true;
        if (kind === 'released') isLoaded = false;
        if (!isLoaded) expect(states[step + 1]).toEqual({ kind: 'cold' });
      });
    });
  });

  it('is cold again when released, and starts anew when loaded', () => {
    check((_, states) => {
      const last = states.at(-1)!;
      expect(nextState(last, { kind: 'released' })).toEqual({ kind: 'cold' });
      expect(nextState(last, { kind: 'load', backends: ['webgl', 'cpu'] })).toEqual({
        kind: 'self-test',
        backend: 'webgl',
        later: ['cpu'],
      });
    });
  });

  it('is settled after four outcomes at most, and serves whenever the cpu passes', () => {
    const outcomes = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(events, outcomes, fc.boolean(), (sequence, good, cpuPasses) => {
        let state = walk(sequence).at(-1)!;
        let isCpuRefused = state.kind === 'failed' || state.kind === 'cold';
        for (const isGood of good) {
          if (state.kind === 'timed-trial') {
            state = nextState(state, { kind: isGood ? 'kept' : 'slower' });
          } else if (['self-test', 'lost', 'rebuilding'].includes(state.kind)) {
            const isCpu = state.kind === 'lost' || ('backend' in state && state.backend === 'cpu');
            const passes = isCpu ? cpuPasses : isGood;
            isCpuRefused ||= isCpu && !passes;
            state = nextState(state, { kind: passes ? 'passed' : 'refused' });
          }
        }
        expect(['cold', 'ready', 'fallback', 'failed']).toContain(state.kind);
        expect(servingBackend(state) === undefined).toBe(isCpuRefused);
      }),
      { numRuns: 3000 },
    );
  });
});
