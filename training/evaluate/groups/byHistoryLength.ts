import { type HeldOut } from '../../datasets/holdOut';
import { groupByLabel, type Grouping } from './grouping';

const UPPER_BOUNDS = [1, 2, 4, 8, 16, 32, 64, Infinity];

/** How much is known of who asks: items in the history, in groups that about double. */
export function groupByHistoryLength(questions: readonly Pick<HeldOut, 'history'>[]): Grouping {
  const labels = UPPER_BOUNDS.map((upper, index) => {
    const lower = index === 0 ? 0 : UPPER_BOUNDS[index - 1]! + 1;
    return upper === Infinity ? `${lower}+` : lower === upper ? `${lower}` : `${lower}–${upper}`;
  });
  const labelOf = questions.map(
    ({ history }) => labels[UPPER_BOUNDS.findIndex((upper) => history.length <= upper)]!,
  );
  return groupByLabel('history length', labelOf, labels);
}
