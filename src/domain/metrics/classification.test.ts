import { answeredClasses, classificationMetrics, reliability, type Answers } from './classification';

/** Always the middle text: intervals without chance. */
const middle = () => 0.5;

/** Classes a, b, c; answers with probability 0.8 for the class that is named. */
function answering(labels: readonly number[], answers: readonly number[], sure = 0.8): Answers {
  const probabilities = Float64Array.from(
    answers.flatMap((answer) => [0, 1, 2].map((label) => (label === answer ? sure : (1 - sure) / 2))),
  );
  return { classes: 3, labels: Int32Array.from(labels), probabilities };
}

describe('classificationMetrics', () => {
  it('gives figures worked by hand', () => {
    // a: 2 of 3 found, 1 of b taken for it; b: 1 of 2 found, 1 of a taken for it; c: all.
    const { accuracy, macroF1, ece, perClass, confusion } = classificationMetrics(
      answering([0, 0, 0, 1, 1, 2], [0, 0, 1, 0, 1, 2]),
      middle,
    );
    expect(accuracy.value).toBeCloseTo(4 / 6);
    expect(
      perClass.map(({ precision, recall, f1, texts }) => [precision.value, recall.value, f1.value, texts]),
    ).toEqual([
      [2 / 3, 2 / 3, 2 / 3, 3],
      [1 / 2, 1 / 2, 1 / 2, 2],
      [1, 1, 1, 1],
    ]);
    expect(macroF1.value).toBeCloseTo((2 / 3 + 1 / 2 + 1) / 3);
    expect(ece.value).toBeCloseTo(0.8 - 4 / 6);
    expect(confusion).toEqual([
      [2, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('counts texts of an unknown class as misses, also against the precision of what was answered', () => {
    const { accuracy, perClass, confusion } = classificationMetrics(answering([0, -1], [0, 0]), middle);
    expect(accuracy.value).toBe(0.5);
    expect(perClass[0]!.precision.value).toBe(0.5);
    expect(perClass[0]!.recall.value).toBe(1);
    expect(confusion.flat().reduce((sum, count) => sum + count)).toBe(1);
  });

  it('has intervals around the figure that shrink with more texts', () => {
    let state = 1;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const width = (size: number) => {
      const labels = Array.from({ length: size }, (_, text) => text % 3);
      const answers = labels.map((label, text) => (text % 5 === 0 ? (label + 1) % 3 : label));
      const { low, high, value } = classificationMetrics(answering(labels, answers), random).accuracy;
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
      return high - low;
    };
    // Standard error of a share of 0.8 is 0.4 / √n.
    expect(width(900)).toBeCloseTo((2 * 1.96 * 0.4) / 30, 2);
    expect(width(90)).toBeGreaterThan(2 * width(900));
  });
});

describe('reliability', () => {
  it('puts how sure beside how often right', () => {
    const unsure = answering([0, 0, 1], [0, 0, 0]);
    const sure = answering([2], [2], 1);
    const both: Answers = {
      classes: 3,
      labels: Int32Array.of(...unsure.labels, ...sure.labels),
      probabilities: Float64Array.of(...unsure.probabilities, ...sure.probabilities),
    };
    const bins = reliability(both);
    expect(bins.map(({ texts }) => texts)).toEqual([3, 1]);
    expect(bins[0]!.confidence).toBeCloseTo(0.8);
    expect(bins[0]!.accuracy).toBeCloseTo(2 / 3);
    expect(bins[1]).toEqual({ confidence: 1, accuracy: 1, texts: 1 });
  });
});

it('answers with the first of equally probable classes', () => {
  expect(
    answeredClasses({ classes: 2, labels: Int32Array.of(1), probabilities: Float64Array.of(0.5, 0.5) })[0],
  ).toBe(0);
});
