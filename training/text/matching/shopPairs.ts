import { type NamedTopic } from '../probes/faq/faqTopics';
import { isKeptFromLearning } from '../../../src/domain/matching/keptPhrasings';
import { phrasingsOf, type FaqEntry } from '../../../src/contracts';
import { type QuestionPair } from './questionPairs';

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
