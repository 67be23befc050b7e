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

it('pairs each phrasing with a few of its entry, however many there are', () => {
  const partners = set.texts.map(() => 0);
  for (const [a, b] of set.same) {
    partners[a]! += 1;
    partners[b]! += 1;
  }
  expect(Math.min(...partners)).toBeGreaterThan(1);
  expect(Math.max(...partners)).toBeLessThanOrEqual(12);
});
