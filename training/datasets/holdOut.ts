import { type SequenceSet } from './corpus';

/** One question: which item comes next after this history? */
export interface HeldOut {
  /** Row of the corpus the history comes from. */
  user: number;
  /** Item indices, oldest first. */
  history: Int32Array;
  /** See `SequenceSet`. */
  signals?: Uint8Array;
  /** −1 when the item is unknown to the corpus: nobody can answer that, so it counts as a miss. */
  target: number;
}

/** How many questions one user's last basket may ask: nobody shall decide alone. */
const MAX_QUESTIONS_A_USER = 10;

/**
 * Takes the end of every sequence away and asks for it: the last item that was new to its user, or, where there are
 * baskets, each new item of the last basket. A sequence stays whole when nothing would be left, or when its last basket
 * holds nothing but items from before: history is never recommended. What is kept is always the front of a sequence.
 */
export function holdOutLast(set: SequenceSet): { kept: SequenceSet; heldOut: HeldOut[] } {
  const { sequences, baskets, signals } = set;
  const heldOut: HeldOut[] = [];
  const kept = sequences.map((sequence, user) => {
    const cut = baskets ? baskets[user]!.indexOf(baskets[user]!.at(-1) ?? 0) : lastNewPlace(sequence);
    const history = sequence.subarray(0, Math.max(0, cut));
    const known = new Set(history);
    const targets = [...new Set(sequence.subarray(history.length))].filter((item) => !known.has(item));
    if (history.length === 0 || targets.length === 0) return sequence;
    const before = signals?.[user]!.subarray(0, history.length);
    for (const target of targets.slice(0, MAX_QUESTIONS_A_USER)) {
      heldOut.push({ user, history, target, ...(before && { signals: before }) });
    }
    return history;
  });
  return { kept: cutBehind(set, kept), heldOut };
}

/** −1 for an empty sequence. */
function lastNewPlace(sequence: Int32Array): number {
  let place = sequence.length - 1;
  while (sequence.indexOf(sequence[place]!) < place) place--;
  return place;
}

/** `kept` are the fronts of the sequences of the set. */
function cutBehind({ baskets, signals }: SequenceSet, kept: Int32Array[]): SequenceSet {
  return {
    sequences: kept,
    ...(baskets && { baskets: baskets.map((numbers, user) => numbers.subarray(0, kept[user]!.length)) }),
    ...(signals && { signals: signals.map((codes, user) => codes.subarray(0, kept[user]!.length)) }),
  };
}
