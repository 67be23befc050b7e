import { phrasingsOf, type NamedTopic } from '../probes/faq/faqTopics';
import { type FaqEntry } from '../../../src/contracts';
import { type QuestionPair } from './questionPairs';

/** Of the phrasings of an entry, each of so many is indexed, but not learned from: it tells how new wordings fare. */
const KEPT_EVERY = 4;

/** Whether a phrasing, by its place among those of its entry, is kept from learning. The question itself never is. */
export function isKeptFromLearning(place: number): boolean {
  return place % KEPT_EVERY === KEPT_EVERY - 1;
}

/**
 * What a shop's FAQ says of questions: phrasings of one entry ask the same, those of two entries of a topic do not. Each
 * phrasing is set against one of every other entry of its topic.
 */
export function shopPairs(topics: readonly NamedTopic[]): QuestionPair[] {
  return topics.flatMap(({ entries }) => {
    const learned = entries.map(learnedPhrasings);
    return learned.flatMap((own, entry) => [
      ...own.flatMap((first, place) =>
        own.slice(place + 1).map((second) => ({ first, second, isSame: true })),
      ),
      ...own.flatMap((first, place) =>
        learned
          .slice(entry + 1)
          .map((others) => ({ first, second: others[place % others.length]!, isSame: false })),
      ),
    ]);
  });
}

function learnedPhrasings(entry: FaqEntry): string[] {
  return phrasingsOf(entry).filter((_, place) => !isKeptFromLearning(place));
}
