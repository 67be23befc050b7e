import { standardDeviation } from '../statistics/standardDeviation';

/** What one action of a history did for one item, found by scoring the history without it. */
export interface Contribution {
  /** Place in the history, from 0, oldest first. */
  position: number;
  /** What the item's score loses without the action; negative when it gains. */
  scoreDrop: number;
  /** Places the item loses among all items without the action; negative when it rises. */
  rankDrop: number;
}

export interface ItemExplanation {
  contributions: Contribution[];
  /** Standard deviation of all items' scores for the whole history: the unit in which drops are large or small. */
  scoreSpread: number;
}

export interface LeaveOneOut<Action> {
  /** The scorer to be explained, whatever it is made of: scores of all items [N] for a history that may be empty. */
  score: (history: readonly Action[]) => Promise<ArrayLike<number>>;
  /** Index of the item. */
  item: number;
  /** Oldest first. */
  history: readonly Action[];
  /** The scorer looks at no more than so many of the last actions; what lies before them is known to do nothing. */
  readLength: number;
}

/**
 * Exact by definition: the difference between the score with and without each action, as `score` itself computes it.
 * Asks for min(history, readLength) + 1 histories, one after the other.
 */
export async function leaveOneOut<Action>({
  score,
  item,
  history,
  readLength,
}: LeaveOneOut<Action>): Promise<ItemExplanation> {
  const whole = await score(history);
  const rank = rankOf(item, whole);
  const contributions: Contribution[] = [];
  for (let position = 0; position < history.length; position++) {
    if (position < history.length - readLength) {
      contributions.push({ position, scoreDrop: 0, rankDrop: 0 });
      continue;
    }
    const without = await score(history.filter((_, other) => other !== position));
    const scoreDrop = whole[item]! - without[item]!;
    contributions.push({ position, scoreDrop, rankDrop: rankOf(item, without) - rank });
  }
  return { contributions, scoreSpread: standardDeviation(whole) };
}

/** How many items have a higher score. */
function rankOf(item: number, scores: ArrayLike<number>): number {
  let better = 0;
  for (let other = 0; other < scores.length; other++) if (scores[other]! > scores[item]!) better += 1;
  return better;
}
