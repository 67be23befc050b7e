import { ASPECTS, type Aspect, type Polarity } from '../../contracts';

/** One statement of a review, as a model reads it. */
export interface ReadSentence {
  reviewId: string;
  text: string;
  opinion: Polarity;
  /** Log odds of positive against negative. */
  polarity: number;
  aspects: readonly Aspect[];
}

/** What reviews say of one aspect. */
export interface AspectOpinion {
  aspect: Aspect;
  positive: number;
  negative: number;
  /** Reviews that the sentences come from. */
  reviews: number;
  /** The sentence that says most clearly what most of them say. */
  quote: string;
}

/** From fewer sentences nothing is concluded. */
export const FEWEST_SENTENCES = 3;

/** What reviews say by aspect, most spoken of first; aspects of which fewer than three sentences say good or bad are left out. */
export function summariseOpinions(sentences: readonly ReadSentence[]): AspectOpinion[] {
  const found = ASPECTS.flatMap((aspect) => {
    const own = sentences.filter(({ aspects, opinion }) => opinion !== 'neu' && aspects.includes(aspect));
    if (own.length < FEWEST_SENTENCES) return [];
    const positive = own.filter(({ opinion }) => opinion === 'pos').length;
    const negative = own.length - positive;
    const side = positive >= negative ? 1 : -1;
    const quote = own.reduce((most, sentence) =>
      side * sentence.polarity > side * most.polarity ? sentence : most,
    ).text;
    const reviews = new Set(own.map(({ reviewId }) => reviewId)).size;
    return [{ aspect, positive, negative, reviews, quote }];
  });
  const spoken = ({ positive, negative }: AspectOpinion) => positive + negative;
  return found.sort((one, other) => spoken(other) - spoken(one));
}
