/** What somebody did with an item, weakest first. */
export const STEP_KINDS = ['viewed', 'cart-added', 'ordered'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** One step of a history. */
export interface HistoryStep {
  itemId: string;
  kind: StepKind;
  occurredAtMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Upper ends of the gaps that are told apart; 30 minutes end a visit. */
export const GAP_ENDS_MS = [MINUTE_MS, 30 * MINUTE_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS, Infinity];
/** A history's first step comes after nothing. */
const FIRST = GAP_ENDS_MS.length;
/** Kinds of gaps: signals of one kind of step lie beside each other. */
export const GAPS = GAP_ENDS_MS.length + 1;

/** Signals that there are: rows of the tables that an encoder reads them by. */
export const SIGNAL_COUNT = 1 + STEP_KINDS.length * GAPS;
/** The signal of a step of which only the item is known. */
export const NO_SIGNAL = 0;

/**
 * What is known of each step besides its item, as one number below `SIGNAL_COUNT`: its kind, and how long after the
 * step before it it was taken. A clock that was put back counts as no time at all.
 *
 * @param steps oldest first
 */
export function signalsOf(steps: readonly Pick<HistoryStep, 'kind' | 'occurredAtMs'>[]): number[] {
  return steps.map(({ kind, occurredAtMs }, index) => {
    const before = steps[index - 1];
    const gap = before ? GAP_ENDS_MS.findIndex((end) => occurredAtMs - before.occurredAtMs < end) : FIRST;
    return 1 + STEP_KINDS.indexOf(kind) * GAPS + gap;
  });
}
