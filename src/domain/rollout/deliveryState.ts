import { type FailureCause } from '../../contracts';

/** Picks that a new version must survive on a phone before it counts as healthy there. */
export const TRIAL_PICKS = 20;
/** Failures of the engine on trial after which the version before is taken again. */
export const MAX_TRIAL_FAILURES = 3;
/** Loads of one version that the app did not survive. One or two may be a person who closed the app. */
export const MAX_UNFINISHED_LOADS = 3;
/** What is kept of versions that failed here, and of verdicts that wait for the network. */
const LIST_LENGTH = 8;

/** One delivered artifact: which manifest brought it, and its own name, which is the same under every manifest. */
export interface DeliveredModel {
  manifestVersion: number;
  artifactVersion: string;
}

/** The health window of one artifact: from its first load to `TRIAL_PICKS` picks. */
export interface Trial extends DeliveredModel {
  /** Loads that were begun and not ended: more than one means that the app died in them. */
  unfinishedLoads: number;
  picks: number;
  failures: number;
}

export type Verdict = DeliveredModel & { failed?: FailureCause | undefined };

/** What a phone knows about the models delivered to it. Every change is a function from one state to the next. */
export interface DeliveryState<Model extends DeliveredModel = DeliveredModel> {
  active?: Model | undefined;
  /** Kept whole, for the day on which the active one is damaged or fails. */
  previous?: Model | undefined;
  /** The highest version whose signature was ever verified here: nothing below it is followed again. */
  highestSeenVersion: number;
  isDisabled: boolean;
  /** Names of artifacts that failed here. They are not tried again, whichever manifest brings them. */
  quarantined: readonly string[];
  trial?: Trial | undefined;
  /** What the shop has not heard yet. */
  verdicts: readonly Verdict[];
}

type State<Model extends DeliveredModel> = DeliveryState<Model>;

/** A genuine manifest that is followed: older ones are stale from now on. Its kill switch holds at once. */
export function seen<Model extends DeliveredModel>(
  state: State<Model>,
  { version, disabled }: { version: number; disabled: boolean },
): State<Model> {
  return {
    ...state,
    highestSeenVersion: Math.max(state.highestSeenVersion, version),
    isDisabled: state.isDisabled || disabled,
  };
}

/** A load of `model` begins. A model that is installed and not on trial needs no note. */
export function loadBegun<Model extends DeliveredModel>(
  state: State<Model>,
  model: DeliveredModel,
): State<Model> {
  const { trial, active, previous } = state;
  if (trial?.artifactVersion === model.artifactVersion) {
    return { ...state, trial: { ...trial, unfinishedLoads: trial.unfinishedLoads + 1 } };
  }
  const isInstalled = [active, previous].some((known) => known?.artifactVersion === model.artifactVersion);
  if (isInstalled) return state;
  const { manifestVersion, artifactVersion } = model;
  return { ...state, trial: { manifestVersion, artifactVersion, unfinishedLoads: 1, picks: 0, failures: 0 } };
}

/** The load came to an end, whatever that was: the app survived it. */
export function loadEnded<Model extends DeliveredModel>(state: State<Model>): State<Model> {
  return state.trial ? { ...state, trial: { ...state.trial, unfinishedLoads: 0 } } : state;
}

/** Whether `model` may be loaded, or has killed the app too often. */
export function decideLoad(
  { trial }: Pick<DeliveryState, 'trial'>,
  { artifactVersion }: DeliveredModel,
): 'load' | 'crash-loop' {
  const isSuspect = trial?.artifactVersion === artifactVersion;
  return isSuspect && trial.unfinishedLoads >= MAX_UNFINISHED_LOADS ? 'crash-loop' : 'load';
}

/** The pointer moves: `model`, whose files are complete and which passed its self-test, runs from now on. */
export function activated<Model extends DeliveredModel>(state: State<Model>, model: Model): State<Model> {
  const { active, previous } = state;
  const isSame = active?.manifestVersion === model.manifestVersion;
  return { ...state, active: model, previous: isSame ? previous : active, isDisabled: false };
}

/** A model whose files are damaged goes out of use: the one before becomes the active one. */
export function retired<Model extends DeliveredModel>(
  state: State<Model>,
  { manifestVersion }: DeliveredModel,
): State<Model> {
  if (state.active?.manifestVersion !== manifestVersion) return state;
  return { ...state, active: state.previous, previous: undefined };
}

/** An artifact failed on this phone: it goes out of use, is not tried again, and the shop will hear of it. */
export function quarantined<Model extends DeliveredModel>(
  state: State<Model>,
  { manifestVersion, artifactVersion }: DeliveredModel,
  failed: FailureCause,
): State<Model> {
  const isOther = (model: Model | undefined) => model?.artifactVersion !== artifactVersion;
  const [active, previous] = [state.active, state.previous].filter(isOther);
  const names = state.quarantined.filter((name) => name !== artifactVersion);
  return {
    ...state,
    active: active ?? previous,
    previous: active && previous,
    quarantined: [...names, artifactVersion].slice(-LIST_LENGTH),
    trial: state.trial?.artifactVersion === artifactVersion ? undefined : state.trial,
    verdicts: [...state.verdicts, { manifestVersion, artifactVersion, failed }].slice(-LIST_LENGTH),
  };
}

/** A pick was asked of the active model and answered, or not. Without a trial nothing changes. */
export function picked<Model extends DeliveredModel>(state: State<Model>, isAnswered: boolean): State<Model> {
  const { trial, active } = state;
  if (!trial || trial.artifactVersion !== active?.artifactVersion) return state;
  const picks = trial.picks + (isAnswered ? 1 : 0);
  const failures = trial.failures + (isAnswered ? 0 : 1);
  if (failures >= MAX_TRIAL_FAILURES) {
    // Nothing to go back to: the shopper is better served by a model that fails at times than by none.
    if (state.previous) return quarantined(state, trial, 'engine');
    return failures > MAX_TRIAL_FAILURES
      ? state
      : withVerdict(
          { ...state, trial: { ...trial, picks, failures } },
          { ...identify(trial), failed: 'engine' },
        );
  }
  if (picks < TRIAL_PICKS) return { ...state, trial: { ...trial, picks, failures } };
  return withVerdict({ ...state, trial: undefined }, identify(trial));
}

/** The shop has heard of a verdict. */
export function reported<Model extends DeliveredModel>(state: State<Model>, verdict: Verdict): State<Model> {
  const isOther = (other: Verdict) =>
    other.manifestVersion !== verdict.manifestVersion || other.artifactVersion !== verdict.artifactVersion;
  return { ...state, verdicts: state.verdicts.filter(isOther) };
}

function withVerdict<Model extends DeliveredModel>(state: State<Model>, verdict: Verdict): State<Model> {
  return { ...state, verdicts: [...state.verdicts, verdict].slice(-LIST_LENGTH) };
}

function identify({ manifestVersion, artifactVersion }: DeliveredModel): DeliveredModel {
  return { manifestVersion, artifactVersion };
}
