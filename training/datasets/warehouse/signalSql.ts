import { GAP_ENDS_MS, GAPS, STEP_KINDS } from '../../../src/models/recommender/signals';
import { INTEREST } from '../eventItems';

/** The rules of `signalsOf` and `INTEREST` as SQL that DuckDB and ClickHouse both read. */

/** Place of the step's kind in `STEP_KINDS`; −1 for events that show no interest. */
export const STRENGTH = `CASE ${Object.entries(INTEREST)
  .map(([kind, step]) => `WHEN kind = '${kind}' THEN ${STEP_KINDS.indexOf(step)}`)
  .join(' ')} ELSE -1 END`;

/**
 * A step's signal. The arguments are SQL: place of its kind in `STEP_KINDS`, milliseconds since the step before, whether
 * there is none.
 */
export function signalSql(strength: string, gapMs: string, isFirst: string): string {
  const longest = GAP_ENDS_MS.length - 1;
  const gaps = GAP_ENDS_MS.slice(0, longest).map((end, index) => `WHEN ${gapMs} < ${end} THEN ${index}`);
  const gap = `CASE WHEN ${isFirst} THEN ${GAP_ENDS_MS.length} ${gaps.join(' ')} ELSE ${longest} END`;
  return `1 + ${strength} * ${GAPS} + ${gap}`;
}
