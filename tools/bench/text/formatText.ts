import { caveatOf } from '../device/formatDevice';
import { type BatchFigures, type TextBenchmark } from './measureText';

export function formatText(benchmark: TextBenchmark): string {
  const { model, browser, renderer, reviews, rounds, batch, one, typing, largestDifference } = benchmark;
  const cells = (values: readonly string[], width: number) =>
    values.map((value) => value.padStart(width)).join('');
  const row = (name: string, figures: BatchFigures) => {
    const { drawCalls, programs, uploadBytes, readBackBytes } = figures;
    const { firstMs, medianMs, bestMs, longestSliceMs } = figures;
    return [
      name.padEnd(8),
      cells([drawCalls, programs, uploadBytes, readBackBytes].map(String), 12),
      cells(
        [firstMs, medianMs, bestMs, longestSliceMs].map((ms) => ms.toFixed(1)),
        12,
      ),
    ].join('');
  };
  const titles = ['draw calls', 'programs', 'bytes up', 'bytes down'];
  const times = ['first ms', 'median ms', 'best ms', 'slice ms'];
  return [
    `${reviews} reviews in one batch, model ${model}`,
    `Chromium ${browser}; ${renderer}; ${rounds} rounds`,
    caveatOf(benchmark),
    '',
    `${''.padEnd(8)}${cells([...titles, ...times], 12)}`,
    row('webgl1', batch.webgl1),
    row('webgl2', batch.webgl2),
    row('cpu', batch.cpu),
    '',
    `One review of ${one.characters} characters on the cpu: best ${one.bestMs.toFixed(2)} ms, median ${one.medianMs.toFixed(2)} ms`,
    `As it is typed, ${typing.keystrokes} keystrokes: longest slice ${typing.longestSliceMs.toFixed(1)} ms; when the model is loaded ${typing.loadSliceMs.toFixed(1)} ms, once`,
    `Largest difference of any log odds from the cpu's: ${largestDifference.toExponential(1)}`,
  ].join('\n');
}
