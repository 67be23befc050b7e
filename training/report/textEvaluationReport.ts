import { type DetailedTextEvaluation } from '../text/evaluateTexts';
import { classifierFigures, classSections } from './classifierReport';
import { page, sentence, table } from './page';
import { escapeXml } from './plotFrame';

/** A classifier on texts that were given to it. */
export function textEvaluationReport({ evaluation, answers, classNames }: DetailedTextEvaluation): string {
  const categories = Object.entries(evaluation.perCategory);
  return page(`Text classifier ${evaluation.artifact} on ${evaluation.n.toLocaleString('en')} texts`, [
    ...evaluation.warnings.map((warning) => `<p class="verdict shown">${sentence(warning)}.</p>`),
    classifierFigures(evaluation.metrics),
    ...classSections(evaluation.metrics, answers, classNames),
    categories.length === 0
      ? ''
      : `<h2>By category</h2>${table(
          ['', 'texts', 'accuracy', 'macro F1', 'calibration error'],
          categories.map(([name, { n, accuracy, macroF1, ece }]) => [
            escapeXml(name),
            String(n),
            ...[accuracy, macroF1, ece].map((value) => value.toFixed(4)),
          ]),
        )}`,
  ]);
}
