import { type HeldOut } from '../datasets/holdOut';
import { seededRandom } from '../random/seededRandom';

export interface SplitQuestions {
  /** Decide about epochs and mixture; users with several questions ask all of them. */
  choosing: HeldOut[];
  /** Measure what was chosen, one question a user. */
  measuring: HeldOut[];
}

/** Enough to tell epochs apart; more would take longer than the epoch. */
const MAX_CHOOSING_USERS = 10_000;
const MAX_CHOOSING_QUESTIONS = 10_000;
/** Enough for intervals of about ±.005. */
const MAX_MEASURING_USERS = 10_000;

/** Half of the users choose, the other half measure: no figure on a card comes from users it was chosen by. */
export function splitQuestions(heldOut: readonly HeldOut[], seed: number): SplitQuestions {
  const users = Int32Array.from(new Set(heldOut.map(({ user }) => user)));
  const order = seededRandom(seed).shuffle(users);
  const half = Math.min(MAX_CHOOSING_USERS, order.length >> 1);
  const choosers = new Set(order.subarray(0, half));
  const measurers = new Set(order.subarray(half, half + MAX_MEASURING_USERS));
  return {
    choosing: heldOut.filter(({ user }) => choosers.has(user)).slice(0, MAX_CHOOSING_QUESTIONS),
    measuring: heldOut.filter(({ user }, index) => measurers.has(user) && heldOut[index - 1]?.user !== user),
  };
}
