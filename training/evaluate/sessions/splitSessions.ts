import { type HeldOut } from '../../datasets/holdOut';
import { type UserSequence } from '../../datasets/interactionLog';
import { InputError } from '../../inputError';

/**
 * The latest sessions, by order of the file, are for the test: the last week of diginetica's half year is
 * about 8 % of its sessions.
 */
export function splitSessions(
  sessions: readonly UserSequence[],
  testShare: number,
): { train: UserSequence[]; test: UserSequence[] } {
  const cut = sessions.length - Math.round(sessions.length * testShare);
  if (cut === 0 || cut === sessions.length) {
    throw new InputError(
      `expected sessions on both sides of the split, got ${cut} of ${sessions.length} to train on`,
    );
  }
  return { train: sessions.slice(0, cut), test: sessions.slice(cut) };
}

export interface SessionQuestions {
  /** `user` is the number of the session; questions of one session stand together. */
  questions: HeldOut[];
  /** Clicks of the test on items the training part does not know. */
  unknownClicks: number;
}

/**
 * One question for every prefix of every test session: (a → b), (a, b → c), … As in the papers' preparation
 * (NARM, SR-GNN, GCE-GNN), clicks on items that training never saw are removed first, and sessions with fewer
 * than two clicks left ask nothing.
 */
export function buildSessionQuestions(
  test: readonly UserSequence[],
  indexOfItem: ReadonlyMap<string, number>,
): SessionQuestions {
  let unknownClicks = 0;
  const questions = test.flatMap(({ items }, session) => {
    const known = Int32Array.from(items.flatMap((item) => indexOfItem.get(item) ?? []));
    unknownClicks += items.length - known.length;
    return Array.from({ length: Math.max(0, known.length - 1) }, (_, step): HeldOut => {
      return { user: session, history: known.subarray(0, step + 1), target: known[step + 1]! };
    });
  });
  return { questions, unknownClicks };
}

/** At most `most` of them, spread evenly over their order; all where they are fewer. */
export function spreadSessions<Session>(sessions: readonly Session[], most: number): Session[] {
  if (sessions.length <= most) return [...sessions];
  return Array.from({ length: most }, (_, index) => sessions[Math.floor((index * sessions.length) / most)]!);
}
