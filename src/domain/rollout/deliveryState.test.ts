import fc from 'fast-check';
import * as delivery from './deliveryState';
import { type DeliveredModel, type DeliveryState } from './deliveryState';

const NEW_PHONE: DeliveryState = { highestSeenVersion: 0, isDisabled: false, quarantined: [], verdicts: [] };
const model = (manifestVersion: number, artifactVersion = `a${manifestVersion}`): DeliveredModel => ({
  manifestVersion,
  artifactVersion,
});
/** A phone that runs `active` on trial, with `previous` behind it. */
function onTrial(active: DeliveredModel, previous?: DeliveredModel): DeliveryState {
  const before = previous ? delivery.activated(NEW_PHONE, previous) : NEW_PHONE;
  return delivery.activated(delivery.loadEnded(delivery.loadBegun(before, active)), active);
}
const repeat = (times: number, step: (state: DeliveryState) => DeliveryState, state: DeliveryState) =>
  Array.from({ length: times }).reduce<DeliveryState>(step, state);
const fail = (state: DeliveryState) => delivery.picked(state, false);
const succeed = (state: DeliveryState) => delivery.picked(state, true);

describe('the trial of a new model', () => {
  it('ends well after so many picks, and the shop hears of it once', () => {
    const almost = repeat(delivery.TRIAL_PICKS - 1, succeed, onTrial(model(2), model(1)));
    expect(almost.verdicts).toEqual([]);
    const healthy = succeed(almost);
    expect(healthy).toMatchObject({ active: model(2), verdicts: [model(2)] });
    expect(healthy.trial).toBeUndefined();
    expect(repeat(50, succeed, healthy)).toEqual(healthy);
  });

  it('ends with the version before when the engine fails on it', () => {
    const state = repeat(delivery.MAX_TRIAL_FAILURES, fail, onTrial(model(2), model(1)));
    expect(state).toMatchObject({
      active: model(1),
      quarantined: ['a2'],
      verdicts: [{ ...model(2), failed: 'engine' }],
    });
    expect(state.trial).toBeUndefined();
  });

  it('leaves the only model in use, and tells the shop once', () => {
    const state = repeat(10, fail, onTrial(model(1)));
    expect(state).toMatchObject({ active: model(1), quarantined: [], verdicts: [{ failed: 'engine' }] });
    expect(state.verdicts).toHaveLength(1);
  });

  it('does not count what happens to a model that has passed it', () => {
    const healthy = repeat(delivery.TRIAL_PICKS, succeed, onTrial(model(2), model(1)));
    expect(repeat(10, fail, healthy)).toEqual(healthy);
  });
});

describe('an app that dies while it loads a new model', () => {
  it('gives the model up after three times', () => {
    let state = delivery.activated(NEW_PHONE, model(1));
    for (let load = 0; load < delivery.MAX_UNFINISHED_LOADS; load += 1) {
      expect(delivery.decideLoad(state, model(2))).toBe('load');
      state = delivery.loadBegun(state, model(2));
    }
    expect(delivery.decideLoad(state, model(2))).toBe('crash-loop');
    expect(delivery.decideLoad(state, model(1))).toBe('load');
  });

  it('starts counting anew after a load that came to an end', () => {
    const state = delivery.loadEnded(repeat(2, (now) => delivery.loadBegun(now, model(2)), NEW_PHONE));
    expect(
      delivery.decideLoad(
        repeat(2, (now) => delivery.loadBegun(now, model(2)), state),
        model(2),
      ),
    ).toBe('load');
  });
});

it('takes a failed artifact out of use wherever it stands', () => {
  const both = delivery.activated(delivery.activated(NEW_PHONE, model(1)), model(2));
  expect(delivery.quarantined(both, model(2), 'self-test').active).toEqual(model(1));
  const withoutPrevious = delivery.quarantined(both, model(1), 'self-test');
  expect([withoutPrevious.active, withoutPrevious.previous]).toEqual([model(2), undefined]);
});

type Step =
  | { kind: 'seen'; version: number; disabled: boolean }
  | { kind: 'install'; version: number; artifact: number; survives: boolean; passes: boolean }
  | { kind: 'pick'; isAnswered: boolean }
  | { kind: 'damage' }
  | { kind: 'report' };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('seen' as const),
    version: fc.integer({ min: 1, max: 9 }),
    disabled: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('install' as const),
    version: fc.integer({ min: 1, max: 9 }),
    artifact: fc.integer({ min: 1, max: 4 }),
    survives: fc.boolean(),
    passes: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('pick' as const), isAnswered: fc.boolean() }),
  fc.record({ kind: fc.constant('damage' as const) }),
  fc.record({ kind: fc.constant('report' as const) }),
);

function apply(state: DeliveryState, action: Step): DeliveryState {
  switch (action.kind) {
    case 'seen':
      return delivery.seen(state, action);
    case 'pick':
      return delivery.picked(state, action.isAnswered);
    case 'damage':
      return state.active ? delivery.retired(state, state.active) : state;
    case 'report':
      return state.verdicts[0] ? delivery.reported(state, state.verdicts[0]) : state;
    case 'install': {
      const next = model(action.version, `a${action.artifact}`);
      if (state.quarantined.includes(next.artifactVersion)) return state;
      if (delivery.decideLoad(state, next) === 'crash-loop')
        return delivery.quarantined(state, next, 'crash-loop');
      const begun = delivery.loadBegun(state, next);
      if (!action.survives) return begun;
      const ended = delivery.loadEnded(begun);
      return action.passes ? delivery.activated(ended, next) : delivery.quarantined(ended, next, 'self-test');
    }
  }
}

it('keeps its promises in every order of events', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let state = NEW_PHONE;
      let highest = 0;
      for (const action of steps) {
        const before = state;
        state = apply(state, action);
        if (action.kind === 'seen') highest = Math.max(highest, action.version);
        expect(state.highestSeenVersion).toBe(highest);
        for (const installed of [state.active, state.previous]) {
          expect(state.quarantined).not.toContain(installed?.artifactVersion);
        }
        expect(new Set(state.quarantined).size).toBe(state.quarantined.length);
        // What fell out of use without damage is in quarantine: nothing is lost on the way.
        if (before.active && !state.active && action.kind !== 'damage') {
          expect(state.quarantined).toContain(before.active.artifactVersion);
        }
        // Only an installation ends the kill switch.
        if (before.isDisabled && !state.isDisabled) expect(action.kind).toBe('install');
        expect(state.verdicts.length).toBeLessThanOrEqual(8);
      }
    }),
    { numRuns: 2000 },
  );
});
