import { NO_SIGNAL, SIGNAL_COUNT } from '../../src/models/recommender/signals';
import { buildAttributeBags, type AttributeBags } from '../features/attributeBags';
import { type InteractionLog } from './interactionLog';

/** What users did, in numbers. */
export interface SequenceSet {
  /** Item indices of each user, oldest first. */
  sequences: Int32Array[];
  /** Basket of every item of every sequence, where the log has baskets. */
  baskets?: Int32Array[];
  /** What came with every item of every sequence (`signalsOf`), where the log tells. */
  signals?: Uint8Array[];
}

/** A log in numbers: what training and evaluation read. */
export interface Corpus extends SequenceSet {
  /** Item ids: those of the artifact it grew from in their order, then most interactions first, then by text. */
  items: string[];
  indexOfItem: ReadonlyMap<string, number>;
  users: string[];
  bags: AttributeBags;
}

/**
 * Numbers the items of a log. An item nobody touched is kept when its attributes can place it; otherwise
 * nothing is known of it. Those of `firstItems` that the log or its table still names keep their order at the front.
 */
export function buildCorpus(
  { sequences, itemFields }: InteractionLog,
  firstItems: readonly string[] = [],
): Corpus {
  const counts = new Map<string, number>();
  for (const { items } of sequences) {
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  for (const item of itemFields.keys()) if (!counts.has(item)) counts.set(item, 0);
  const byCount = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([item]) => item);
  const ordered = [...new Set([...firstItems.filter((item) => counts.has(item)), ...byCount])];
  const all = buildAttributeBags(ordered, itemFields);
  const items = ordered.filter((item, i) => counts.get(item)! > 0 || all.offsets[i + 1]! > all.offsets[i]!);
  const indexOfItem = new Map(items.map((item, index) => [item, index]));
  return {
    items,
    indexOfItem,
    users: sequences.map(({ user }) => user),
    sequences: sequences.map((sequence) => Int32Array.from(sequence.items, (item) => indexOfItem.get(item)!)),
    ...(sequences.some(({ baskets }) => baskets) && {
      baskets: sequences.map(({ items: own, baskets }) => Int32Array.from(baskets ?? own.keys())),
    }),
    ...(sequences.some(({ signals }) => signals) && {
      signals: sequences.map(({ items: own, signals }) =>
        Uint8Array.from(signals ?? own.map(() => NO_SIGNAL)),
      ),
    }),
    bags: items.length === ordered.length ? all : buildAttributeBags(items, itemFields),
  };
}

/** How many signals a model of the corpus reads; undefined where its log tells none. */
export function signalCountOf({ signals }: Pick<Corpus, 'signals'>): number | undefined {
  return signals && SIGNAL_COUNT;
}

/** How often each item occurs in `sequences`. */
export function countInteractions(sequences: readonly Int32Array[], itemCount: number): Int32Array {
  const counts = new Int32Array(itemCount);
  for (const sequence of sequences) for (const item of sequence) counts[item] = counts[item]! + 1;
  return counts;
}

/** The corpus as if its log told neither kinds nor times. */
export function withoutSignals(corpus: Corpus): Corpus {
  const { signals: _ignored, ...rest } = corpus;
  return rest;
}

/** The corpus as if nothing were known of its items but what was done with them. */
export function withoutAttributes(corpus: Corpus): Corpus {
  return { ...corpus, bags: buildAttributeBags(corpus.items, new Map()) };
}
