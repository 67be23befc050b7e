import { indexHistory } from '../../src/models/recommender/historyBatch';
import { countInteractions, type SequenceSet } from '../datasets/corpus';
import { type HeldOut } from '../datasets/holdOut';
import { type InteractionLog } from '../datasets/interactionLog';

/** Sequences and questions in the numbers of an artifact. */
export interface EvaluationSet extends SequenceSet {
  questions: HeldOut[];
  /** Id of the user who asks each question. */
  askers: string[];
  /** How often each item was interacted with. */
  interactions: Int32Array;
  /** How many users took each item. */
  usersOfItem: Int32Array;
}

/**
 * Builds the question of every test line. Items that the artifact does not know are left out of histories;
 * as a target they are −1, which nobody can answer. An unknown user has an empty history.
 */
export function buildEvaluationSet(
  items: readonly string[],
  { sequences }: Pick<InteractionLog, 'sequences'>,
  test: ReadonlyMap<string, string>,
): EvaluationSet {
  const indexOfItem = new Map(items.map((item, index) => [item, index]));
  const histories = sequences.map(({ items: own, signals }) => {
    const known = indexHistory(indexOfItem, own, signals);
    return {
      history: Int32Array.from(known.items),
      ...(signals && { signals: Uint8Array.from(known.signals) }),
    };
  });
  const indexed = histories.map(({ history }) => history);
  const rowOfUser = new Map(sequences.map(({ user }, row) => [user, row]));
  const questions = [...test].map(([user, item]): HeldOut => {
    const row = rowOfUser.get(user);
    if (row === undefined) return { user: -1, history: new Int32Array(0), target: -1 };
    return { user: row, ...histories[row]!, target: indexOfItem.get(item) ?? -1 };
  });
  const taken = indexed.map((sequence) => Int32Array.from(new Set(sequence)));
  return {
    sequences: indexed,
    questions,
    askers: [...test.keys()],
    interactions: countInteractions(indexed, items.length),
    usersOfItem: countInteractions(taken, items.length),
  };
}
