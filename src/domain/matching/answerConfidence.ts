import { type RankedEntry } from './rankEntries';

/**
 * How surely the first entry answers: its score, and by how much it leads the second. What a threshold is to be held
 * against: a question that two entries answer alike well is as unsure as one that nothing answers. An entry without a
 * rival leads nobody; −Infinity without an entry.
 */
export function answerConfidence([first, second]: readonly Pick<RankedEntry, 'score'>[]): number {
  if (!first) return -Infinity;
  return first.score + (second ? first.score - second.score : 0);
}
