import { type Polarity } from '../../../src/contracts';
import { type BehaviourProbe } from './behaviourProbes';
import { evaluateProbes } from './evaluateProbes';

const PROBES: BehaviourProbe[] = [
  { kind: 'negation', expected: ['pos'], text: '不错' },
  { kind: 'negation', expected: ['neg'], text: '不好' },
  { kind: 'short', expected: ['neu', 'pos'], text: '嗯' },
  { kind: 'spaces', expected: ['neg'], text: '差 评', plain: '差评' },
];

const answering = (answers: Record<string, Polarity>) => (text: string) => answers[text]!;

it('counts what passes, by kind, by what is expected and overall, and lists what fails', () => {
  const predict = answering({ 不错: 'neg', 不好: 'neg', 嗯: 'pos', '差 评': 'neg', 差评: 'neg' });
  expect(evaluateProbes(predict, PROBES)).toEqual({
    n: 4,
    passed: 3,
    rate: 0.75,
    perKind: {
      negation: { n: 2, passed: 1, rate: 0.5 },
      short: { n: 1, passed: 1, rate: 1 },
      spaces: { n: 1, passed: 1, rate: 1 },
    },
    perExpected: {
      pos: { n: 1, passed: 0, rate: 0 },
      neg: { n: 2, passed: 2, rate: 1 },
      'neu or pos': { n: 1, passed: 1, rate: 1 },
    },
    failures: [{ ...PROBES[0], predicted: 'neg' }],
  });
});

it('fails a disguised text that is answered rightly where its plain form is not', () => {
  const predict = answering({ 不错: 'pos', 不好: 'neg', 嗯: 'neu', '差 评': 'neg', 差评: 'pos' });
  expect(evaluateProbes(predict, PROBES).failures).toEqual([
    { ...PROBES[3], predicted: 'neg', predictedPlain: 'pos' },
  ]);
});
