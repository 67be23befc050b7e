import fc from 'fast-check';
import { chooseThreshold } from './chooseThreshold';

const answers = fc.array(
  fc.record({
    confidence: fc.integer({ min: 0, max: 20 }),
    isRight: fc.boolean(),
    weight: fc.constantFrom(0.25, 1),
  }),
  { maxLength: 30 },
);

describe('chooseThreshold', () => {
  it('is the lowest confidence whose answers and all better ones are right often enough', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(0.5, 0.9, 1), (list, precision) => {
        const isEnough = (threshold: number) => {
          const answered = list.filter(({ confidence }) => confidence >= threshold);
          const sum = (of: typeof list) => of.reduce((total, { weight }) => total + weight, 0);
          return (
            answered.length > 0 && sum(answered.filter(({ isRight }) => isRight)) / sum(answered) >= precision
          );
        };
        const expected = [...new Set(list.map(({ confidence }) => confidence))].filter(isEnough);
        expect(chooseThreshold(list, precision)).toBe(expected.length > 0 ? Math.min(...expected) : Infinity);
      }),
    );
  });
});
