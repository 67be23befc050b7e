import { ASPECTS } from '../../../src/contracts';
import { readAspectSample, type AspectText } from './aspectSample';
import { evaluateAspects, type PredictAspects } from './evaluateAspects';

const SAMPLE: AspectText[] = [
  { category: '鞋', text: '贵，合脚', aspects: { price: 'neg', fit: 'pos' } },
  { category: '鞋', text: '便宜', aspects: { price: 'pos' } },
  { category: '鞋', text: '降价了', aspects: { price: 'pos' } },
  { category: '鞋', text: '好', aspects: {} },
  { category: '鞋', text: '值得', aspects: {} },
];

it('scores each aspect, and lists what was missed and invented', () => {
  const answers: Record<string, ReturnType<PredictAspects>> = {
    '贵，合脚': { price: 'neg', fit: 'unknown' },
    便宜: { price: 'neg' },
    降价了: { service: 'pos' },
    好: { price: 'pos' },
    值得: { price: 'pos' },
  };
  const { perAspect, ...rest } = evaluateAspects((text) => answers[text]!, SAMPLE);
  expect(perAspect.price).toEqual({
    texts: 3,
    precision: 1 / 2,
    recall: 2 / 3,
    f1: 4 / 7,
    polarityAccuracy: 0.5,
  });
  expect(perAspect.fit).toEqual({ texts: 1, precision: 1, recall: 1, f1: 1 });
  expect(perAspect.service).toEqual({ texts: 0, precision: 0, recall: 0, f1: 0 });
  expect(rest).toEqual({
    n: 5,
    macroF1: (4 / 7 + 1) / 8,
    microF1: 6 / 10,
    exactMatch: 2 / 5,
    failures: [
      { text: '降价了', missed: ['price'], invented: ['service'] },
      { text: '好', missed: [], invented: ['price'] },
      { text: '值得', missed: [], invented: ['price'] },
    ],
  });
});

it('gives the sample’s own labels 1 throughout, and silence 0', () => {
  const sample = readAspectSample();
  const labels = new Map(sample.map(({ text, aspects }) => [text, aspects]));
  const perfect = evaluateAspects((text) => labels.get(text)!, sample);
  expect(perfect).toMatchObject({ macroF1: 1, microF1: 1, exactMatch: 1, failures: [] });
  for (const aspect of ASPECTS) expect(perfect.perAspect[aspect].polarityAccuracy).toBe(1);

  const silent = evaluateAspects(() => ({}), sample);
  expect(silent).toMatchObject({ macroF1: 0, microF1: 0 });
});
