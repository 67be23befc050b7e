import { type SequenceSet } from './corpus';

/** One question: which item comes next after this history? */
export interface HeldOut {
  /** Row of the corpus the history comes from. */
  user: number;
  /** Item indices, oldest first. */
  history: Int32Array;
  /** −1 when the item is unknown to the corpus: nobody can answer that, so it counts as a miss. */
  target: number;
}

/** How many questions one user's last basket may ask: nobody shall decide alone. */
const MAX_QUESTIONS_A_USER = 10;

/**
 * Takes the end of every sequence away and asks for it: the last item, or, where there are baskets, each new
 * item of the last basket. A sequence stays whole when nothing would be left, or when its end holds nothing
 * but items from before: history is never recommended. What is kept is always the front of a sequence.
 */
export function holdOutLast({ sequences, baskets }: SequenceSet): { kept: SequenceSet; heldOut: HeldOut[] } {
  const heldOut: HeldOut[] = [];
  const kept = sequences.map((sequence, user) => {
    const cut = baskets ? baskets[user]!.indexOf(baskets[user]!.at(-1) ?? 0) : sequence.length - 1;
    const history = sequence.subarray(0, Math.max(0, cut));
    const known = new Set(history);
    const targets = [...new Set(sequence.subarray(history.length))].filter((item) => !known.has(item));
    if (history.length === 0 || targets.length === 0) return sequence;
    for (const target of targets.slice(0, MAX_QUESTIONS_A_USER)) heldOut.push({ user, history, target });
    return history;
  });
  const keptBaskets = baskets?.map((numbers, user) => numbers.subarray(0, kept[user]!.length));
  return { kept: { sequences: kept, ...(keptBaskets && { baskets: keptBaskets }) }, heldOut };
}
