import { type Review } from '../../contracts';
import { summariseOpinions, type AspectOpinion } from '../../domain/reviews/summariseOpinions';
import { type TextReader } from '../../inference/createTextReader';
import { splitSentences } from '../../text/splitSentences';

/** Of more reviews the newest are read. */
const MOST_REVIEWS = 200;

export interface OpinionSummary {
  opinions: AspectOpinion[];
  /** Reviews that were read. */
  reviews: number;
  modelVersion: string;
}

type SummarisedReview = Pick<Review, 'reviewId' | 'text'>;

export interface OpinionStore {
  /** What reviews of an item say by aspect, read in one batch, once for the same reviews and model; undefined without a model. */
  summarise(itemId: string, reviews: readonly SummarisedReview[]): Promise<OpinionSummary | undefined>;
}

export function createOpinionStore(reader: Pick<TextReader, 'readTexts' | 'status'>): OpinionStore {
  /** One an item: the reviews and the model it was made of. */
  const known = new Map<string, { key: string; summary: OpinionSummary }>();

  return {
    async summarise(itemId, reviews) {
      const newest = reviews.slice(0, MOST_REVIEWS);
      const keyWith = (modelVersion: string | undefined) =>
        JSON.stringify([modelVersion, ...newest.map(({ reviewId }) => reviewId)]);
      const cached = known.get(itemId);
      if (cached?.key === keyWith(reader.status().modelVersion)) return cached.summary;
      const sentences = newest.flatMap(({ reviewId, text }) =>
        splitSentences(text).map((sentence) => ({ reviewId, text: sentence })),
      );
      if (sentences.length === 0) return undefined;
      const reading = await reader.readTexts(sentences.map(({ text }) => text));
      if (!reading) return undefined;
      const { texts, modelVersion } = reading;
      const opinions = summariseOpinions(
        sentences.map((sentence, index) => ({ ...sentence, ...texts[index]! })),
      );
      const summary = { opinions, reviews: newest.length, modelVersion };
      known.set(itemId, { key: keyWith(modelVersion), summary });
      return summary;
    },
  };
}
