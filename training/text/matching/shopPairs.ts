import { type NamedTopic } from '../probes/faq/faqTopics';
import { isKeptFromLearning } from '../../../src/domain/matching/keptPhrasings';
import { phrasingsOf, type FaqEntry } from '../../../src/contracts';
import { type QuestionPair } from './questionPairs';

/** A phrasing is paired with so many that follow it: all pairs of many phrasings would drown the other sets. */
const FOLLOWERS = 6;

/**
 * What a shop's FAQ says of questions: phrasings of one entry ask the same, those of two entries of a topic do not. Each
 * phrasing is paired with some of its entry, and set against one of every other entry of its topic.
 */
export function shopPairs(topics: readonly NamedTopic[]): QuestionPair[] {
  return topics.flatMap(({ entries }) => {
    const learned = entries.map(learnedPhrasings);
    return learned.flatMap((own, entry) => [
      ...own.flatMap((first, place) =>
        followers(own, place).map((second) => ({ first, second, isSame: true })),
      ),
      ...own.flatMap((first, place) =>
        learned
          .slice(entry + 1)
          .map((others) => ({ first, second: others[place % others.length]!, isSame: false })),
      ),
    ]);
  });
}

/** Those after `place`, going on with the first after the last. */
function followers(own: readonly string[], place: number): string[] {
  const count = Math.min(FOLLOWERS, own.length - 1);
  return Array.from({ length: count }, (_, step) => own[(place + 1 + step) % own.length]!);
}

function learnedPhrasings(entry: FaqEntry): string[] {
  return phrasingsOf(entry).filter((_, place) => !isKeptFromLearning(place));
}
