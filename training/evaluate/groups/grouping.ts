/** Questions sorted into groups that a report shows beside each other. */
export interface Grouping {
  /** What the groups differ in: `history length`, `gender`, … */
  by: string;
  labels: string[];
  /** Index of each question's group, −1 where it belongs to none. */
  groupOf: Int32Array;
}

/** Groups by a label of each question, in the order given by `labels`; empty groups are left out. */
export function groupByLabel(
  by: string,
  labelOf: readonly (string | undefined)[],
  labels: readonly string[],
): Grouping {
  const present = labels.filter((label) => labelOf.includes(label));
  const indexOfLabel = new Map(present.map((label, index) => [label, index]));
  return {
    by,
    labels: present,
    groupOf: Int32Array.from(labelOf, (label) =>
      label === undefined ? -1 : (indexOfLabel.get(label) ?? -1),
    ),
  };
}
