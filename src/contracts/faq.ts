import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { Id } from './scalars';

const Phrasing = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));

/** One question the shop answers. */
export const FaqEntry = v.object({
  id: Id,
  /** As shown above the answer. */
  question: Phrasing,
  /** Other wordings, to be indexed and learned from beside the question. */
  alternatives: v.pipe(v.array(Phrasing), v.minLength(2), v.maxLength(60)),
  answer: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
});
export type FaqEntry = v.InferOutput<typeof FaqEntry>;

/** The question and its alternatives: all that may be indexed or learned from. */
export function phrasingsOf({ question, alternatives }: FaqEntry): string[] {
  return [question, ...alternatives];
}

/** One file of a shop's frequently asked questions. */
export const FaqTopic = v.object({
  topic: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20)),
  entries: v.pipe(v.array(FaqEntry), v.minLength(1), v.maxLength(500)),
});
export type FaqTopic = v.InferOutput<typeof FaqTopic>;

export function parseFaqTopic(input: unknown): Parsed<FaqTopic> {
  return parseWith(FaqTopic, input, 'topic');
}
