import { isKeptFromLearning } from '../../../src/domain/matching/keptPhrasings';
import { phrasingsOf } from '../../../src/contracts';
import { readFaqTopics } from '../probes/faq/faqTopics';
import { buildQuestionSet } from './questionPairs';
import { shopPairs } from './shopPairs';

const topics = readFaqTopics();
const set = buildQuestionSet(shopPairs(topics));

it('makes one component of each entry, of what may be learned from alone', () => {
  const numberOf = new Map(set.texts.map((text, index) => [text, index]));
  for (const entry of topics.flatMap(({ entries }) => entries)) {
    const components = phrasingsOf(entry).map((text) => {
      const number = numberOf.get(text);
      return number === undefined ? undefined : set.component[number];
    });
    components.forEach((component, place) =>
      expect([entry.id, place, component]).toEqual([
        entry.id,
        place,
        isKeptFromLearning(place) ? undefined : components[0],
      ]),
    );
  }
  expect(new Set(set.component).size).toBe(topics.flatMap(({ entries }) => entries).length);
});

it('sets each phrasing against others of its topic', () => {
  const opposed = new Set(set.different.flat());
  expect(set.texts.filter((_, index) => !opposed.has(index))).toEqual([]);
});
