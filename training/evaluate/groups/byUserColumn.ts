import { type UserTable } from '../../datasets/userTable';
import { groupByLabel, type Grouping } from './grouping';

/** Groups of one column at most; the smallest beyond that are put together. */
const MAX_GROUPS = 24;
const OTHERS = 'others';
/** Lower ends of the usual age groups (MovieLens). */
const AGE_BOUNDS = [0, 18, 25, 35, 45, 50, 56];

/**
 * One grouping for each column of the table. Ages in years become the usual age groups; other columns of
 * numbers with more than 24 values become fifths of the users; otherwise every value is a group, the rarest
 * beyond 24 together. Users without a value are in no group.
 */
export function groupByUserColumns(
  askers: readonly string[],
  { columns, cellsOfUser }: UserTable,
): Grouping[] {
  return columns.map((name, column) => {
    const values = askers.map((user) => cellsOfUser.get(user)?.[column] || undefined);
    return groupByValues(name, values);
  });
}

function groupByValues(name: string, values: readonly (string | undefined)[]): Grouping {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  const distinct = [...counts.keys()];
  const numeric = distinct.every((value) => /^-?\d+(\.\d+)?$/.test(value));
  if (numeric && distinct.length > AGE_BOUNDS.length && /^age\b|^age_?years$/i.test(name)) {
    return groupByBounds(name, values, AGE_BOUNDS);
  }
  if (numeric && distinct.length > MAX_GROUPS) return groupByBounds(name, values, fifthsOf(values));
  const ordered = distinct.sort(numeric ? (a, b) => Number(a) - Number(b) : undefined);
  if (ordered.length <= MAX_GROUPS) return groupByLabel(name, values, ordered);
  const frequent = new Set(
    [...ordered].sort((a, b) => counts.get(b)! - counts.get(a)!).slice(0, MAX_GROUPS - 1),
  );
  const labelOf = values.map((value) => (value === undefined || frequent.has(value) ? value : OTHERS));
  return groupByLabel(name, labelOf, [...ordered.filter((value) => frequent.has(value)), OTHERS]);
}

/** Lower ends of five groups of about equal size. */
function fifthsOf(values: readonly (string | undefined)[]): number[] {
  const sorted = values
    .flatMap((value) => (value === undefined ? [] : [Number(value)]))
    .sort((a, b) => a - b);
  return [...new Set([0, 1, 2, 3, 4].map((fifth) => sorted[Math.floor((fifth * sorted.length) / 5)]!))];
}

function groupByBounds(
  name: string,
  values: readonly (string | undefined)[],
  bounds: readonly number[],
): Grouping {
  const labels = bounds.map((bound, index) => {
    const next = bounds[index + 1];
    return next === undefined ? `${bound}+` : index === 0 ? `< ${next}` : `${bound} to < ${next}`;
  });
  const labelOf = values.map((value) => {
    if (value === undefined) return undefined;
    return labels[Math.max(0, bounds.filter((bound) => Number(value) >= bound).length - 1)]!;
  });
  return groupByLabel(name, labelOf, labels);
}
