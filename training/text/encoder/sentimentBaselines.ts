import { type Answers } from '../../../src/domain/metrics/classification';
import { naiveBayesLogits } from '../naiveBayes';
import { ngramMatrix } from '../ngramMatrix';
import { probabilitiesOf } from '../temperature';
import { floatWeights, logitsOfRows, trainWide } from '../wideModel';
import { type SentimentText } from './sentimentTexts';

const BITS = 18;

/** What plain models that learned from the same negative and positive texts answer: the bar. */
export function sentimentBaselines(
  learned: readonly SentimentText[],
  asked: readonly SentimentText[],
  l2: number,
): Record<string, Answers> {
  const polar = [...learned.filter(({ label }) => label !== 'neu'), ...asked];
  const known = polar.length - asked.length;
  const matrix = ngramMatrix(
    polar.map(({ text }) => text),
    BITS,
  );
  const labelling = {
    classes: 2,
    labels: Int32Array.from(polar, ({ label }) => Number(label === 'pos')),
    categories: new Int32Array(polar.length),
    categoryCount: 1,
  };
  const learnedRows = Int32Array.from({ length: known }, (_, row) => row);
  const askedRows = Int32Array.from(asked, (_, index) => known + index);
  const labels = Int32Array.from(asked, ({ label }) => Number(label === 'pos'));
  const answers = (logits: Float64Array): Answers => ({
    classes: 2,
    labels,
    probabilities: probabilitiesOf(logits, 2, 1),
  });
  const regression = trainWide(matrix, learnedRows, labelling, { l2, epochs: 60, weighted: false });
  return {
    'logistic regression, idf': answers(logitsOfRows(floatWeights(regression), matrix, askedRows)),
    'naive Bayes': answers(naiveBayesLogits(matrix, learnedRows, labelling, askedRows)),
  };
}
