import { type PassRate, type ProbeEvaluation } from '../text/probes/evaluateProbes';
import { textTable } from './textTable';

/** Pass rates by kind, by what is expected and overall, then every failure. */
export function probeTable(evaluation: ProbeEvaluation): string {
  const row = (name: string, { n, passed, rate }: PassRate) => [
    name,
    `${passed} of ${n}`,
    `${(rate * 100).toFixed(1)} %`,
  ];
  const rates = textTable([
    ...Object.entries(evaluation.perKind).map(([kind, rate]) => row(kind, rate)),
    ...Object.entries(evaluation.perExpected).map(([expected, rate]) => row(`expected ${expected}`, rate)),
    row('all', evaluation),
  ]);
  const failures = evaluation.failures.map(
    ({ kind, expected, predicted, predictedPlain, text, plain }) =>
      `${kind}: expected ${expected.join(' or ')}, got ${predicted}: ${JSON.stringify(text)}` +
      (predictedPlain === undefined ? '' : ` (${predictedPlain} for ${JSON.stringify(plain)})`),
  );
  return [rates, ...failures].join('\n');
}
