import { createHash } from 'node:crypto';
import { type InteractionLog } from '../../datasets/interactionLog';
import { InputError } from '../../inputError';
import { seededRandom } from '../../random/seededRandom';

/** What a user did before meeting the first item that training never saw. */
export interface ColdQuestion {
  user: string;
  /** Item ids, oldest first, without cold ones; never empty. */
  history: string[];
  /** What came with them, where the log tells. */
  signals?: number[];
  /** A cold item. */
  target: string;
}

export interface ColdSplit {
  /** Items that training does not see, neither in sequences nor in the table. */
  cold: string[];
  training: InteractionLog;
  questions: ColdQuestion[];
  /** Users who met a cold item first of all: nothing can be asked of them. */
  withoutHistory: number;
}

/**
 * Takes a seeded share of the items that somebody took and something is known of out of a log, as if they came
 * into the shop after training. What users did after they met one stays in the log.
 */
export function holdItemsOut(log: InteractionLog, share: number, seed: number): ColdSplit {
  const taken = new Set(log.sequences.flatMap(({ items }) => items));
  const candidates = [...log.itemFields.keys()]
    .filter((item) => taken.has(item) && log.itemFields.get(item)!.length > 0)
    .sort();
  if (candidates.length === 0) {
    throw new InputError('expected a table of the items in the sequences; name it with --items');
  }
  const order = seededRandom(seed).shuffle(Int32Array.from(candidates.keys()));
  const count = Math.max(1, Math.round(share * candidates.length));
  const cold = Array.from(order.subarray(0, count), (index) => candidates[index]!);
  const isCold = new Set(cold);

  let withoutHistory = 0;
  const questions = log.sequences.flatMap(({ user, items, signals }): ColdQuestion[] => {
    const place = items.findIndex((item) => isCold.has(item));
    if (place < 0) return [];
    if (place > 0) {
      const before = signals?.slice(0, place);
      return [
        { user, history: items.slice(0, place), ...(before && { signals: before }), target: items[place]! },
      ];
    }
    withoutHistory++;
    return [];
  });
  const sequences = log.sequences.flatMap((sequence) => {
    const kept = sequence.items.flatMap((item, place) => (isCold.has(item) ? [] : place));
    if (kept.length === 0) return [];
    const pick = <T>(values: readonly T[]) => kept.map((place) => values[place]!);
    const { user, items, baskets, signals } = sequence;
    return [
      {
        user,
        items: pick(items),
        ...(baskets && { baskets: pick(baskets) }),
        ...(signals && { signals: pick(signals) }),
      },
    ];
  });
  const itemFields = new Map([...log.itemFields].filter(([item]) => !isCold.has(item)));
  const name = `${log.name} without ${cold.length} items`;
  const sha256 = createHash('sha256').update(`${log.sha256} ${share} ${seed}`).digest('hex');
  return { cold, training: { ...log, name, sha256, sequences, itemFields }, questions, withoutHistory };
}
