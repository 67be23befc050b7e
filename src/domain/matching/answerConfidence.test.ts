import { answerConfidence } from './answerConfidence';

it('grows with the score and with the lead', () => {
  const sure = answerConfidence([{ score: 1.2 }, { score: 0.4 }]);
  expect(answerConfidence([{ score: 1.2 }, { score: 1.1 }])).toBeLessThan(sure);
  expect(answerConfidence([{ score: 0.9 }, { score: 0.1 }])).toBeLessThan(sure);
});

it('takes an entry without a rival to lead nobody, and no entry to be no answer', () => {
  expect(answerConfidence([{ score: 0.7 }])).toBe(0.7);
  expect(answerConfidence([])).toBe(-Infinity);
});
