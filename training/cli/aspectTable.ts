import { ASPECTS, type AspectFigures } from '../../src/contracts';
import { textTable } from './textTable';

/** Precision, recall and F1 of each aspect, the model beside its baselines. */
export function aspectTable(model: AspectFigures, baselines: Record<string, AspectFigures>): string {
  const rivals = Object.entries({ 'this model': model, ...baselines });
  const percent = (value: number) => (100 * value).toFixed(1);
  const rows = ASPECTS.map((aspect) => [
    aspect,
    String(model.perAspect[aspect].texts),
    ...rivals.flatMap(([, { perAspect }]) => {
      const { precision, recall, f1 } = perAspect[aspect];
      return [precision, recall, f1].map(percent);
    }),
  ]);
  const overall = (name: string, of: (figures: AspectFigures) => number) => [
    name,
    '',
    ...rivals.flatMap(([, figures]) => ['', '', percent(of(figures))]),
  ];
  return textTable([
    ['%', 'sentences', ...rivals.flatMap(([name]) => [`${name}: precision`, 'recall', 'F1'])],
    ...rows,
    overall('macro F1', ({ macroF1 }) => macroF1),
    overall('micro F1', ({ microF1 }) => microF1),
    overall('all right', ({ exactMatch }) => exactMatch),
  ]);
}
