import { type RecommenderConfig } from '../../src/contracts';
import { ndcgAt } from '../../src/domain/metrics/rankingMetrics';
import { transitionStrengths, type TransitionTable } from '../../src/models/recommender/transitionTable';
import { type HeldOut } from '../datasets/holdOut';
import { type ScoreHistories } from '../evaluate/rankHeldOut';

/** How the parts of the score are weighed against each other. */
export interface Mixture {
  encoders: RecommenderConfig['encoders'];
  /** Key of the table among the candidates. */
  table: string;
  decay: number;
  normalisation: number;
  /**
   * In units of what a typical history leads to: a grid of them means the same whatever the normalisation.
   * `transitionWeightOf` gives the weight that ships.
   */
  transitionWeight: number;
  popularityWeight: number;
  trendWeight: number;
}

/** Total strength of a typical history's transitions. */
const TYPICAL_TOTAL = 36;

/** `RecommenderConfig.transitions.weight` of a mixture. */
export function transitionWeightOf({
  transitionWeight,
  normalisation,
}: Pick<Mixture, 'transitionWeight' | 'normalisation'>): number {
  return transitionWeight * TYPICAL_TOTAL ** (normalisation / 2);
}

/** What a mixture is made of. */
export interface Ingredients {
  /** cos(query, item) with the encoders weighed as given. */
  cosines: (encoders: RecommenderConfig['encoders']) => ScoreHistories;
  tables: Readonly<Record<string, TransitionTable>>;
  /** [N] standardised. */
  popularity: Float32Array;
  /** [N] log ratio. */
  trend: Float32Array;
  temperature: number;
}

/** What is tried: every value of each part with every one of the others. */
export type Grid = { readonly [Part in keyof Mixture]: readonly Mixture[Part][] };

export interface ChosenMixture {
  mixture: Mixture;
  /** NDCG@10 of the choice on the questions it was chosen by. */
  ndcg: number;
}

/** Older items of a history add nothing worth the phone's time. */
export const TABLE_HISTORY = 20;
const USERS_AT_ONCE = 256;
/** Weights and walks tried beside each other for which sorting is cheaper than counting. */
const SORT_ABOVE = 12;

/** The best mixture of the grid; of equally good ones the first. */
export async function searchGrid(
  questions: readonly HeldOut[],
  grid: Grid,
  ingredients: Ingredients,
): Promise<ChosenMixture> {
  const variants = allVariants(grid);
  const gains = new Float64Array(variants.length);
  for (let start = 0; start < questions.length; start += USERS_AT_ONCE) {
    const some = questions.slice(start, start + USERS_AT_ONCE);
    const histories = some.map(({ history }) => history);
    const signals = some.map((question) => question.signals);
    const rows: Float32Array[][] = [];
    for (const encoders of grid.encoders) {
      rows.push(await ingredients.cosines(encoders)(histories, signals));
    }
    some.forEach((question, index) => {
      const cosines = rows.map((row) => row[index]!);
      addGains(gains, question, cosines, grid, ingredients);
    });
  }
  let best = 0;
  gains.forEach((gain, index) => {
    if (gain > gains[best]!) best = index;
  });
  return { mixture: variants[best]!, ndcg: gains[best]! / Math.max(1, questions.length) };
}

/** In the order in which `addGains` visits them; simpler mixtures first, so that they win ties. */
function allVariants(grid: Grid): Mixture[] {
  return grid.encoders.flatMap((encoders) =>
    priorsOf(grid).flatMap((priors) =>
      tablesOf(grid).flatMap((table) =>
        grid.transitionWeight.map((transitionWeight) => ({
          encoders,
          ...priors,
          ...table,
          transitionWeight,
        })),
      ),
    ),
  );
}

function priorsOf({ popularityWeight, trendWeight }: Grid) {
  return popularityWeight.flatMap((popularity) =>
    trendWeight.map((trend) => ({ popularityWeight: popularity, trendWeight: trend })),
  );
}

function tablesOf({ table, decay, normalisation }: Grid) {
  return table.flatMap((name) =>
    decay.flatMap((rate) =>
      normalisation.map((exponent) => ({ table: name, decay: rate, normalisation: exponent })),
    ),
  );
}

/** Adds the NDCG@10 of one question under every variant. `cosines` [N] for each choice of encoders. */
function addGains(
  gains: Float64Array,
  { history, target }: HeldOut,
  cosines: readonly Float32Array[],
  grid: Grid,
  { tables, popularity, trend, temperature }: Ingredients,
): void {
  const excluded = new Set(history);
  const walks = tablesOf(grid).map(({ table, ...walk }) => ({
    roots: rootsOf(tables[table]!, walk, history, target, excluded),
    weights: grid.transitionWeight.map((transitionWeight) =>
      transitionWeightOf({ transitionWeight, ...walk }),
    ),
  }));
  let variant = 0;
  for (const row of cosines) {
    for (const { popularityWeight, trendWeight } of priorsOf(grid)) {
      const base = new Float32Array(row.length);
      for (let item = 0; item < base.length; item++) {
        base[item] =
          row[item]! / temperature + popularityWeight * popularity[item]! + trendWeight * trend[item]!;
      }
      const own = base[target]!;
      // Neither can stand before the target.
      for (const item of [target, ...history]) base[item] = -Infinity;
      // A transition never lowers a score: only items at or above the target's own base can ever overtake it
      // without a transition of their own. Sorting them pays where many weights are tried.
      const isSorted = walks.length * grid.transitionWeight.length > SORT_ABOVE;
      const rivals = isSorted ? base.filter((score) => score >= own).sort() : base;
      for (const { roots, weights } of walks) {
        for (const weight of weights) {
          gains[variant] =
            gains[variant]! + ndcgAt(10, itemsAhead(base, own, rivals, isSorted, roots, weight));
          variant++;
        }
      }
    }
  }
}

/** √S of the items that a table leads to. */
interface Roots {
  own: number;
  /** Items but the target and those of the history. */
  items: number[];
  roots: Float32Array;
}

function rootsOf(
  table: TransitionTable,
  walk: Pick<Mixture, 'decay' | 'normalisation'>,
  history: Int32Array,
  target: number,
  excluded: ReadonlySet<number>,
): Roots {
  const { neighboursPerItem } = table;
  const config = { ...walk, historyLength: TABLE_HISTORY, neighboursPerItem };
  const strengths = transitionStrengths(table, history, config);
  const entries = [...strengths].filter(([item]) => item !== target && !excluded.has(item));
  return {
    own: Math.sqrt(strengths.get(target) ?? 0),
    items: entries.map(([item]) => item),
    roots: Float32Array.from(entries, ([, strength]) => Math.sqrt(strength)),
  };
}

/** How many items stand before the target, those with an equal score included. */
function itemsAhead(
  base: Float32Array,
  own: number,
  rivals: Float32Array,
  isSorted: boolean,
  { own: ownRoot, items, roots }: Roots,
  weight: number,
): number {
  const threshold = own + weight * ownRoot;
  // An item with a transition may be counted here and again below, so that many more may be too many.
  let ahead = isSorted ? countInSorted(rivals, threshold) : countUpTo(rivals, threshold, 10 + items.length);
  for (let entry = 0; entry < items.length; entry++) {
    const score = base[items[entry]!]!;
    if (score >= threshold) ahead--;
    if (score + weight * roots[entry]! >= threshold) ahead++;
  }
  return ahead;
}

/** How many are at least `threshold`; stops counting at `limit`. */
function countUpTo(values: Float32Array, threshold: number, limit: number): number {
  let count = 0;
  for (let i = 0; i < values.length && count < limit; i++) if (values[i]! >= threshold) count++;
  return count;
}

/** How many of the ascending `sorted` are at least `threshold`. */
function countInSorted(sorted: Float32Array, threshold: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! >= threshold) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}
