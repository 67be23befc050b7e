/** One question: which item comes next after this history? */
export interface HeldOut {
  /** Row of the corpus the history comes from. */
  user: number;
  /** Item indices, oldest first. */
  history: Int32Array;
  /** −1 when the item is unknown to the corpus: nobody can answer that, so it counts as a miss. */
  target: number;
}

/**
 * Takes the last item of every sequence away and asks for it. A sequence stays whole when it is shorter than
 * two, or when its last item occurred before: history is never recommended.
 */
export function holdOutLast(sequences: readonly Int32Array[]): { kept: Int32Array[]; heldOut: HeldOut[] } {
  const heldOut: HeldOut[] = [];
  const kept = sequences.map((sequence, user) => {
    const history = sequence.subarray(0, -1);
    const target = sequence.at(-1);
    if (target === undefined || history.length === 0 || history.includes(target)) return sequence;
    heldOut.push({ user, history, target });
    return history;
  });
  return { kept, heldOut };
}
