import { type TransitionTable } from '../../../src/models/recommender/transitionTable';
import { type LoadedArtifact } from '../../export/readArtifact';
import { countTransitions, TABLE_PRESETS } from '../../transitions/countTransitions';
import { growTable, sharedWeight } from '../../transitions/growTable';

/** How little of a table may change, the smallest download first: see `growTable`. */
export const STEADINESS = [0.5, 0.25, 0.1];

/** Counted this much further than a row is long, a neighbour that just fell behind is still known. */
const LOOK_BEHIND = 2;

/** The table of `from` as `sequences` of `itemCount` items have it, counted as `preset` says. */
export function grownTable(
  { weights: { transitions } }: LoadedArtifact,
  sequences: readonly Int32Array[],
  itemCount: number,
  preset: string,
  steadiness: number,
): TransitionTable {
  const width = LOOK_BEHIND * transitions.neighboursPerItem;
  const counted = countTransitions(sequences, itemCount, width, TABLE_PRESETS[preset]!);
  return growTable(transitions, counted, steadiness);
}

/** The one table that a mixture may use which goes on from `from`, by the name of its preset. */
export function grownTables(
  from: LoadedArtifact,
  sequences: readonly Int32Array[],
  itemCount: number,
): Record<string, TransitionTable> {
  const preset = presetOf(from, sequences, itemCount);
  return { [preset]: grownTable(from, sequences, itemCount, preset, STEADINESS.at(-1)!) };
}

/** How the table of `from` was counted: its card does not say, its neighbours do. */
function presetOf(
  { weights: { transitions } }: LoadedArtifact,
  sequences: readonly Int32Array[],
  itemCount: number,
): string {
  const alike = (preset: string) =>
    sharedWeight(
      transitions,
      countTransitions(sequences, itemCount, transitions.neighboursPerItem, TABLE_PRESETS[preset]!),
    );
  const [best] = Object.keys(TABLE_PRESETS)
    .map((preset) => ({ preset, share: alike(preset) }))
    .sort((a, b) => b.share - a.share);
  return best!.preset;
}
