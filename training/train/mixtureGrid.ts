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
    const rows: Float32Array[][] = [];
    for (const encoders of grid.encoders) rows.push(await ingredients.cosines(encoders)(histories));
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
  const sparse = tablesOf(grid).map(({ table, ...walk }) => ({
    roots: rootsOf(tables[table]!, walk, history, target, excluded),
    weights: grid.transitionWeight.map((transitionWeight) =>
      transitionWeightOf({ transitionWeight, ...walk }),
    ),
  }));
  let variant = 0;
  for (const row of cosines) {
    const logits = row.map((cosine) => cosine / temperature);
    for (const { popularityWeight, trendWeight } of priorsOf(grid)) {
      const base = logits.map(
        (logit, item) => logit + popularityWeight * popularity[item]! + trendWeight * trend[item]!,
      );
      const own = base[target]!;
      // A transition never lowers a score: only items at or above the target's own base can ever overtake it
      // without a transition of their own.
      const rivals = base
        .filter((score, item) => score >= own && item !== target && !excluded.has(item))
        .sort();
      for (const { roots, weights } of sparse) {
        for (const weight of weights) {
          gains[variant] = gains[variant]! + ndcgAt(10, itemsAhead(base, own, rivals, roots, weight));
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
  { own: ownRoot, items, roots }: Roots,
  weight: number,
): number {
  const threshold = own + weight * ownRoot;
  let ahead = countAtLeast(rivals, threshold);
  for (let entry = 0; entry < items.length; entry++) {
    const score = base[items[entry]!]!;
    if (score >= threshold) ahead--;
    if (score + weight * roots[entry]! >= threshold) ahead++;
  }
  return ahead;
}

/** How many of the ascending `sorted` are at least `threshold`. */
function countAtLeast(sorted: Float32Array, threshold: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! >= threshold) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}
