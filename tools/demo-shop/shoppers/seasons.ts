import type { Season } from '../content/contentTypes';

/** Demand of a seasonal good by month, January first, 1 = its yearly mean (each row sums to 12). */
const SEASON_DEMAND: Readonly<Record<Season, readonly number[]>> = {
  spring: [0.6, 1.3, 2.4, 2.4, 1.6, 0.7, 0.5, 0.5, 0.6, 0.5, 0.4, 0.5],
  summer: [0.2, 0.2, 0.4, 0.9, 1.7, 2.4, 2.6, 2.0, 0.8, 0.4, 0.2, 0.2],
  autumn: [0.6, 0.4, 0.4, 0.5, 0.5, 0.5, 0.6, 1.2, 2.3, 2.5, 1.6, 0.9],
  winter: [2.3, 1.5, 0.7, 0.4, 0.3, 0.2, 0.2, 0.3, 0.6, 1.2, 2.0, 2.3],
  'new-year': [4.4, 3.3, 0.4, 0.2, 0.2, 0.2, 0.2, 0.3, 0.3, 0.3, 0.5, 1.7],
  'dragon-boat': [0.2, 0.2, 0.3, 0.9, 3.9, 4.8, 0.5, 0.3, 0.3, 0.2, 0.2, 0.2],
  'mid-autumn': [0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.8, 3.4, 5.4, 0.7, 0.2, 0.2],
  school: [0.7, 2.0, 1.3, 0.5, 0.4, 0.6, 0.9, 2.6, 1.9, 0.5, 0.3, 0.3],
};

/** How much people shop in each month: the promotions of June and November stand out. */
export const SHOPPING_BY_MONTH: readonly number[] = [
  1.1, 0.7, 0.9, 0.9, 1.0, 1.4, 0.9, 0.9, 1.0, 1.0, 1.7, 1.3,
];

/** Factor on the demand for a good in `month` (0 = January); 1 for goods without a season. */
export function seasonalDemand(season: Season | undefined, month: number): number {
  return season === undefined ? 1 : (SEASON_DEMAND[season][month] ?? 1);
}
