import { type ClassifierMetrics } from '../../src/contracts';
import { type ClassificationMetrics } from '../../src/domain/metrics/classification';

/** Figures by the names of the classes, rounded for files. */
export function namedMetrics(
  metrics: ClassificationMetrics,
  classNames: readonly string[],
): ClassifierMetrics {
  const { perClass, confusion } = metrics;
  return {
    accuracy: rounded(metrics.accuracy),
    macroF1: rounded(metrics.macroF1),
    ece: rounded(metrics.ece),
    perClass: Object.fromEntries(
      perClass.map(({ precision, recall, f1, texts }, label) => [
        classNames[label]!,
        { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1), texts },
      ]),
    ),
    confusion,
  };
}

function rounded({ value, low, high }: { value: number; low: number; high: number }) {
  const round = (number: number) => Number(number.toFixed(5));
  return { value: round(value), low: round(low), high: round(high) };
}
