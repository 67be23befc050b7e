import { OCCASIONS, STYLES, type Occasion } from '../content/contentTypes';
import type { SeededRandom } from '../seededRandom';

/** Walks of life: what such people shop for, most of all first, and how common they are. */
const PERSONAS: readonly { share: number; occasions: readonly Occasion[] }[] = [
  { share: 12, occasions: ['cooking', 'dining', 'fresh-fruit', 'hotpot', 'cleaning', 'breakfast'] },
  { share: 11, occasions: ['office-wear', 'coffee', 'desk', 'make-up', 'snacking', 'dressing'] },
  { share: 10, occasions: ['feeding', 'baby-bath', 'kids-play', 'cleaning', 'fresh-fruit', 'tidying'] },
  { share: 9, occasions: ['skincare', 'make-up', 'hair', 'dressing', 'bathing', 'flowers'] },
  { share: 9, occasions: ['study', 'journaling', 'snacking', 'gaming', 'listening', 'painting'] },
  { share: 8, occasions: ['fitness', 'sportswear', 'cycling', 'swimming', 'listening', 'drinks'] },
  { share: 7, occasions: ['camping', 'travel', 'cycling', 'drinks', 'coffee', 'sportswear'] },
  { share: 7, occasions: ['cat', 'lounging', 'snacking', 'cleaning', 'small-pet', 'coffee'] },
  { share: 6, occasions: ['dog', 'sportswear', 'cleaning', 'camping', 'cooking', 'travel'] },
  { share: 7, occasions: ['tea', 'gifting', 'gardening', 'mid-autumn', 'new-year', 'flowers'] },
  { share: 7, occasions: ['sleep', 'lounging', 'tidying', 'bathing', 'smart-home', 'flowers'] },
  { share: 5, occasions: ['gaming', 'desk', 'listening', 'smart-home', 'snacking', 'coffee'] },
  { share: 5, occasions: ['baking', 'breakfast', 'tea', 'dining', 'kids-play', 'fresh-fruit'] },
  { share: 4, occasions: ['new-year', 'gifting', 'dragon-boat', 'mid-autumn', 'snacking', 'tea'] },
];

/** What never shows in the log and yet makes it: one simulated person. */
export interface Shopper {
  /** Probability of shopping for each occasion, in the order of `OCCASIONS`. */
  occasionTaste: Float64Array;
  /** Utility of each style, in the order of `STYLES`. */
  styleTaste: Float64Array;
  brandTaste: ReadonlyMap<string, number>;
  /** Preferred price level within a category, in standard deviations of its log prices. */
  priceLevel: number;
  /** How much a price away from that level puts them off. */
  priceSensitivity: number;
  /** Inclination to what everybody buys. */
  conformity: number;
  sessions: number;
}

/** Draws a shopper: one main and perhaps one lesser persona, smoothed over every occasion. */
export function drawShopper(random: SeededRandom, brands: readonly string[]): Shopper {
  const shares = PERSONAS.map(({ share }) => share);
  const taste = new Float64Array(OCCASIONS.length).fill(0.004);
  const mixture = random.chance(0.55) ? [0.7, 0.3] : [1];
  for (const part of mixture) {
    const persona = PERSONAS[random.pickWeighted(shares)];
    persona?.occasions.forEach((occasion, rank) => {
      // Exponential draws make some shoppers single-minded and others broad, as a Dirichlet would.
      taste[OCCASIONS.indexOf(occasion)]! += part * 0.8 ** rank * -Math.log(1 - random.next());
    });
  }
  const total = taste.reduce((sum, weight) => sum + weight, 0);
  return {
    occasionTaste: taste.map((weight) => weight / total),
    styleTaste: Float64Array.from(STYLES, () => 0.8 * random.normal()),
    brandTaste: new Map(brands.map((brand) => [brand, 0.5 * random.normal()])),
    priceLevel: 0.8 * random.normal(),
    priceSensitivity: random.between(0.1, 0.7),
    conformity: random.between(0.5, 1.1),
    sessions: Math.max(2, Math.min(16, Math.round(Math.exp(1.45 + 0.5 * random.normal())))),
  };
}
