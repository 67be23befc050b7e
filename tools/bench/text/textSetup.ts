import { type TextScores } from '../../../src/inference/textEngine';
import { type GraphicsCounts } from '../../browser/countGraphics';

/** A review as long as most: 46 characters. */
export const REVIEW =
  '衣服质量很好，穿着也舒服，就是物流太慢了，等了一个星期才到，包装有点破，客服态度倒是不错的。';
export const REVIEWS = Array.from(
  { length: 200 },
  (_, index) => `${index + 1}号：${REVIEW.slice(index % 24)}`,
);
/** Of 200 reviews: seconds each where a software rasteriser shares two cores with others. */
export const ROUNDS = 5;
/** Of one review: others on this machine make single ones slower, none faster. */
export const SHORT_ROUNDS = 100;
/** In which the longest slice is looked for, of all reviews and of each keystroke: the best of them counts. */
export const SLICE_ROUNDS = 3;

/** What a page measured of all reviews in one batch. */
export interface MeasuredTexts {
  scores: Pick<TextScores['scores'][number], 'polarity' | 'neutrality'>[];
  backend: TextScores['backend'];
  /** Of one batch after the first; programs are all that the page linked for texts. */
  counts: GraphicsCounts;
  /** With what comes before it: upload, compilation, self-test. */
  firstMs: number;
  timesMs: number[];
  /** By round. */
  slicesMs: number[];
}

/** What a page measured while the review was typed, on the cpu. */
export interface MeasuredTyping {
  /** Longest slice by keystroke, the best of the rounds. */
  slicesMs: number[];
  /** Longest slice while the model was read from what the app carries, checked and taken to the cpu, once. */
  loadSliceMs: number;
}
