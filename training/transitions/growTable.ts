import { type TransitionTable } from '../../src/models/recommender/transitionTable';

/** A neighbour keeps its place while it has this share of the strength of the one that would take it. */
const STAYS = 0.5;
/** Roots of weights that moved by less keep their value: a typical one is 0.6. */
const SAME_ROOT = 0.03;

/**
 * `base` brought to what `fresh` counted, with as little change as that takes: neighbours keep their places in the rows
 * of `base`, those that came take the places of those that left, and a weight whose root moved by less than `steadiness` of it keeps its value;
 * who is weaker than `steadiness`² of a row's strongest does not come in. Items
 * of `base` are the first of `fresh`, whose rows go on behind what fits here, strongest first.
 */
export function growTable(base: TransitionTable, fresh: TransitionTable, steadiness = 0): TransitionTable {
  const { neighboursPerItem } = base;
  const itemCount = fresh.neighbours.length / fresh.neighboursPerItem;
  const known = base.neighbours.length / neighboursPerItem;
  const scale = commonScale(base, fresh, known);
  const neighbours = new Int32Array(itemCount * neighboursPerItem);
  const weights = new Float32Array(itemCount * neighboursPerItem);
  for (let item = 0; item < itemCount; item++) {
    const counted = rowOf(fresh, item);
    const old = item < known ? rowOf(base, item) : new Map<number, number>();
    const row = settleRow([...old.keys()], counted, neighboursPerItem, steadiness);
    for (let place = 0; place < neighboursPerItem; place++) {
      const neighbour = row[place];
      const at = item * neighboursPerItem + place;
      neighbours[at] = neighbour ?? item;
      if (neighbour === undefined) continue;
      weights[at] = settled(old.get(neighbour), scale * counted.get(neighbour)!, steadiness);
    }
  }
  return { neighboursPerItem, neighbours, weights };
}

/** Who stands in a row of `length` places: `old` ones where they were, others of `counted` where there is room for them. */
function settleRow(
  old: readonly number[],
  counted: ReadonlyMap<number, number>,
  length: number,
  steadiness: number,
): (number | undefined)[] {
  const row = Array.from({ length }, (_, place) => (counted.has(old[place]!) ? old[place] : undefined));
  const weakestFirst = row
    .flatMap((neighbour, place) =>
      neighbour === undefined ? [] : [{ place, weight: counted.get(neighbour)! }],
    )
    .sort((a, b) => a.weight - b.weight);
  const free = [...row.keys()].filter((place) => row[place] === undefined);
  const stood = new Set(row);
  const strongest = Math.max(...counted.values());
  const weakestComer = old.length > 0 ? steadiness ** 2 * strongest : 0;
  for (const [neighbour, weight] of counted) {
    if (stood.has(neighbour)) continue;
    if (weight < weakestComer) break;
    const gives = weakestFirst[0] && weakestFirst[0].weight < STAYS * weight ? weakestFirst : undefined;
    const place = free.shift() ?? gives?.shift()!.place;
    if (place === undefined) break;
    row[place] = neighbour;
  }
  return row;
}

function settled(before: number | undefined, now: number, steadiness: number): number {
  if (before === undefined) return now;
  const root = Math.sqrt(before);
  return Math.abs(Math.sqrt(now) - root) < Math.max(SAME_ROOT, steadiness * root) ? before : now;
}

/**
 * What makes the weights of `fresh` as large as those of `base`: the median over the neighbours that both have. Of most
 * pairs a week tells nothing, and theirs then stay what they were.
 */
function commonScale(base: TransitionTable, fresh: TransitionTable, known: number): number {
  const ratios: number[] = [];
  for (let item = 0; item < known; item++) {
    const counted = rowOf(fresh, item);
    rowOf(base, item).forEach((weight, neighbour) => {
      const other = counted.get(neighbour);
      if (other !== undefined) ratios.push(weight / other);
    });
  }
  return ratios.sort((a, b) => a - b)[ratios.length >> 1] ?? 1;
}

/** Neighbours with a weight, in the order of the row. */
function rowOf(
  { neighboursPerItem, neighbours, weights }: TransitionTable,
  item: number,
): Map<number, number> {
  const row = new Map<number, number>();
  for (let at = item * neighboursPerItem; at < (item + 1) * neighboursPerItem; at++) {
    if (weights[at]! > 0) row.set(neighbours[at]!, weights[at]!);
  }
  return row;
}

/** The share of the weight of `base` that lies on neighbours which `other` has, too: how alike they were counted. */
export function sharedWeight(base: TransitionTable, other: TransitionTable): number {
  let [all, shared] = [0, 0];
  const known = base.neighbours.length / base.neighboursPerItem;
  for (let item = 0; item < known; item++) {
    const there = rowOf(other, item);
    rowOf(base, item).forEach((weight, neighbour) => {
      all += weight;
      if (there.has(neighbour)) shared += weight;
    });
  }
  return all > 0 ? shared / all : 0;
}
