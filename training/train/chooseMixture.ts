import { type RecommenderConfig } from '../../src/contracts';
import { type HeldOut } from '../datasets/holdOut';
import { searchGrid, type ChosenMixture, type Grid, type Ingredients, type Mixture } from './mixtureGrid';

const DECAYS = [0.35, 0.5, 0.7, 0.9];
const NORMALISATIONS = [0, 0.5, 1];
const TRANSITION_WEIGHTS = [0, 0.3, 0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8];
const POPULARITY_WEIGHTS = [0, -0.1, 0.1, 0.2, 0.4, 0.8];
const TREND_WEIGHTS = [0, 0.5, 1, 1.5, 2, 2.5];
/** Weight of the transformer where there are two encoders; the decayed average has the rest. Simple ones first. */
const BLENDS = [0, 1, 0.5, 0.35, 0.65, 0.2, 0.8];

/**
 * The mixture with the best NDCG@10 on held-out items, one part after the other: how to blend the encoders; the
 * table, how to walk it and what it weighs; popularity and trend; then the blend once more beside what it stands
 * with. Where two do equally well, the simpler one is chosen. `mustBlend` keeps both encoders in.
 */
export async function chooseMixture(
  questions: readonly HeldOut[],
  encoders: RecommenderConfig['encoders'],
  mustBlend: boolean,
  ingredients: Ingredients,
): Promise<ChosenMixture> {
  const all = blendsOf(encoders);
  const blends = mustBlend
    ? all.filter(({ decayedAverage, transformer }) => decayedAverage && transformer)
    : all;
  let chosen: Grid = {
    encoders: blends,
    table: Object.keys(ingredients.tables).slice(0, 1),
    decay: DECAYS.slice(0, 1),
    normalisation: NORMALISATIONS.slice(0, 1),
    transitionWeight: [0],
    popularityWeight: [0],
    trendWeight: [0],
  };
  const search = async (change: Partial<Grid>) => {
    const best = await searchGrid(questions, { ...chosen, ...change }, ingredients);
    chosen = gridOf(best.mixture);
    return best;
  };
  await search({});
  await search({
    table: Object.keys(ingredients.tables),
    decay: DECAYS,
    normalisation: NORMALISATIONS,
    transitionWeight: TRANSITION_WEIGHTS,
  });
  await search({ popularityWeight: POPULARITY_WEIGHTS, trendWeight: TREND_WEIGHTS });
  return search({ encoders: blends, transitionWeight: neighbouring(chosen.transitionWeight[0]!) });
}

function gridOf(mixture: Mixture): Grid {
  const one = Object.entries(mixture).map(([part, value]) => [part, [value]]);
  return Object.fromEntries(one) as unknown as Grid;
}

function neighbouring(weight: number): number[] {
  const place = TRANSITION_WEIGHTS.indexOf(weight);
  return TRANSITION_WEIGHTS.slice(Math.max(0, place - 2), place + 3);
}

/** `encoders` with other weights; one that would weigh nothing is left out. */
export function blendsOf({
  decayedAverage,
  transformer,
}: RecommenderConfig['encoders']): RecommenderConfig['encoders'][] {
  if (!transformer) return [{ decayedAverage: { weight: 1 } }];
  if (!decayedAverage) return [{ transformer: { ...transformer, weight: 1 } }];
  return BLENDS.map((share) => ({
    ...(share < 1 && { decayedAverage: { weight: 1 - share } }),
    ...(share > 0 && { transformer: { ...transformer, weight: share } }),
  }));
}
