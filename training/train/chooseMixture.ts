import { transitionProbabilities, type TransitionTable } from '../../src/models/recommender/transitionTable';
import { ndcgAt } from '../../src/domain/metrics/rankingMetrics';
import { type HeldOut } from '../datasets/holdOut';
import { type ScoreHistories } from '../evaluate/rankHeldOut';

/** How the parts of the score are weighed against each other. */
export interface Mixture {
  /** Key of the table among the candidates. */
  table: string;
  decay: number;
  transitionWeight: number;
  popularityWeight: number;
}

const DECAYS = [0.4, 0.6, 0.8, 0.9];
const TRANSITION_WEIGHTS = [0, 2, 4, 6, 8, 10, 12, 16, 20, 26, 34, 45, 60];
const POPULARITY_WEIGHTS = [0, 0.1, 0.2, 0.35, 0.5, 0.8];
/** Older items of a history add nothing worth the phone's time. */
export const TABLE_HISTORY = 20;
const USERS_AT_ONCE = 256;

type Tables = Readonly<Record<string, TransitionTable>>;

/** What is tried: every table with every decay, transition weight and popularity weight. */
interface Grid {
  tables: Tables;
  decays: number[];
  popularityWeights: number[];
}

export interface ChosenMixture {
  mixture: Mixture;
  /** NDCG@10 of the choice on the questions it was chosen by. */
  ndcg: number;
}

/**
 * The mixture with the best NDCG@10 on held-out items: first table, decay and weight without popularity, then
 * popularity and weight. `cosines` scores by the encoder alone; `popularity` [N] is standardised.
 */
export async function chooseMixture(
  questions: readonly HeldOut[],
  cosines: ScoreHistories,
  tables: Tables,
  popularity: Float32Array,
  temperature: number,
): Promise<ChosenMixture> {
  const search = (grid: Grid) => searchGrid(questions, cosines, grid, popularity, temperature);
  const { table, decay } = (await search({ tables, decays: DECAYS, popularityWeights: [0] })).mixture;
  return search({
    tables: { [table]: tables[table]! },
    decays: [decay],
    popularityWeights: POPULARITY_WEIGHTS,
  });
}

async function searchGrid(
  questions: readonly HeldOut[],
  cosines: ScoreHistories,
  grid: Grid,
  popularity: Float32Array,
  temperature: number,
): Promise<ChosenMixture> {
  const variants = allVariants(grid);
  const gains = new Float64Array(variants.length);
  for (let start = 0; start < questions.length; start += USERS_AT_ONCE) {
    const some = questions.slice(start, start + USERS_AT_ONCE);
    const rows = await cosines(some.map(({ history }) => history));
    some.forEach((question, index) => {
      addGains(gains, question, rows[index]!, grid, popularity, temperature);
    });
  }
  let best = 0;
  gains.forEach((gain, index) => {
    if (gain > gains[best]!) best = index;
  });
  return { mixture: variants[best]!, ndcg: gains[best]! / Math.max(1, questions.length) };
}

/** In the order in which `addGains` visits them; simpler mixtures first, so that they win ties. */
function allVariants({ tables, decays, popularityWeights }: Grid): Mixture[] {
  return popularityWeights.flatMap((popularityWeight) =>
    Object.keys(tables).flatMap((table) =>
      decays.flatMap((decay) =>
        TRANSITION_WEIGHTS.map((transitionWeight) => ({ table, decay, transitionWeight, popularityWeight })),
      ),
    ),
  );
}

/** Adds the NDCG@10 of one question under every variant. */
function addGains(
  gains: Float64Array,
  { history, target }: HeldOut,
  cosines: Float32Array,
  { tables, decays, popularityWeights }: Grid,
  popularity: Float32Array,
  temperature: number,
): void {
  const excluded = new Set(history);
  const sparse = Object.values(tables).flatMap((table) =>
    decays.map((decay) => {
      const config = {
        weight: 1,
        decay,
        historyLength: TABLE_HISTORY,
        neighboursPerItem: table.neighboursPerItem,
      };
      const probabilities = transitionProbabilities(table, Array.from(history), config);
      const ownRoot = Math.sqrt(probabilities.get(target) ?? 0);
      const entries = [...probabilities].filter(([item]) => item !== target && !excluded.has(item));
      return {
        ownRoot,
        items: entries.map(([item]) => item),
        roots: Float32Array.from(entries, ([, probability]) => Math.sqrt(probability)),
      };
    }),
  );
  let variant = 0;
  for (const popularityWeight of popularityWeights) {
    const base = cosines.map((cosine, item) => cosine / temperature + popularityWeight * popularity[item]!);
    const own = base[target]!;
    // A transition never lowers a score: only items at or above the target's own base can ever overtake it
    // without a transition of their own.
    const rivals = base
      .filter((score, item) => score >= own && item !== target && !excluded.has(item))
      .sort();
    for (const { ownRoot, items, roots } of sparse) {
      for (const weight of TRANSITION_WEIGHTS) {
        const threshold = own + weight * ownRoot;
        let ahead = countAtLeast(rivals, threshold);
        for (let entry = 0; entry < items.length; entry++) {
          const score = base[items[entry]!]!;
          if (score >= threshold) ahead--;
          if (score + weight * roots[entry]! >= threshold) ahead++;
        }
        gains[variant] = gains[variant]! + ndcgAt(10, ahead);
        variant++;
      }
    }
  }
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
