import { type Contribution, type ItemExplanation } from './leaveOneOut';

/** A drop below this share of the spread of all scores carries nothing: without the action the item would stand about as well. */
const LEAST_DROP = 0.1;
/** A second action carries about as much as the first when its drop is at least this share of the first's. */
const ABOUT_EQUAL = 0.8;

/**
 * The one action that carried an item's score, or two that carried about equally: most first, and of equals the later one.
 * None when no action did. An action carries when the item falls without it: the score, further than without any other
 * action, and not the rank upwards.
 * @param itemIdAt which item the action at a position was about: of two actions on one item the second says nothing new
 */
export function carryingActions(
  { contributions, scoreSpread }: ItemExplanation,
  itemIdAt: (position: number) => string,
): Contribution[] {
  const [first, ...others] = [...contributions].sort(
    (one, other) => other.scoreDrop - one.scoreDrop || other.position - one.position,
  );
  if (!first || !isCarrying(first, scoreSpread)) return [];
  const second = others.find(({ position }) => itemIdAt(position) !== itemIdAt(first.position));
  const isSecond =
    second && isCarrying(second, scoreSpread) && second.scoreDrop >= ABOUT_EQUAL * first.scoreDrop;
  return isSecond ? [first, second] : [first];
}

function isCarrying({ scoreDrop, rankDrop }: Contribution, scoreSpread: number): boolean {
  return scoreDrop > 0 && scoreDrop >= LEAST_DROP * scoreSpread && rankDrop >= 0;
}
