import { type EngineTiming, type TrainingBenchmark } from './measureTraining';
import { REFERENCE } from './referenceNetwork';

const TARGETS = { stockToOurs: 10, oursToTorch: 1.1, oneWorkerToTwo: 1.6 };

export function formatTraining({
  node,
  stepGflop,
  rounds,
  engines,
  ratios,
  skipped,
}: TrainingBenchmark): string {
  const { layers, dimension, batch, length, items } = REFERENCE;
  const verdict = (value: number, reached: boolean) =>
    Number.isNaN(value) ? 'not measured' : `${value.toFixed(2)}  ${reached ? 'reached' : 'MISSED'}`;
  return [
    `SASRec step: ${layers} layers, d ${dimension}, ${batch} × ${length} positions, ${items} items, full softmax, Adam`,
    `${stepGflop.toFixed(1)} GFLOP a step; Node.js ${node}; medians of ${rounds} rounds in turn`,
    '',
    ['engine'.padEnd(38), ...['ms', 'best', 'cpu ms', 'GFLOP/s', 'GEMM', 'share', 'MB'].map(right)].join(''),
    ...engines.map(formatEngine),
    ...skipped.map((line) => `skipped  ${line}`),
    '',
    `stock tfjs ÷ this engine     ${verdict(ratios.stockToOurs, ratios.stockToOurs >= TARGETS.stockToOurs)} (target ≥ ${TARGETS.stockToOurs})`,
    `this engine ÷ PyTorch        ${verdict(ratios.oursToTorch, ratios.oursToTorch <= TARGETS.oursToTorch)} (target ≤ ${TARGETS.oursToTorch})`,
    `one worker ÷ two workers     ${verdict(ratios.oneWorkerToTwo, ratios.oneWorkerToTwo >= TARGETS.oneWorkerToTwo)} (target ≥ ${TARGETS.oneWorkerToTwo})`,
  ].join('\n');
}

const right = (text: string) => text.padStart(9);

function formatEngine(engine: EngineTiming): string {
  const { name, medianMs, bestMs, medianCpuMs, gflops, gemmGflops, peakMb, version } = engine;
  const cells = [
    medianMs.toFixed(0),
    bestMs.toFixed(0),
    medianCpuMs.toFixed(0),
    gflops.toFixed(1),
    gemmGflops?.toFixed(1) ?? '–',
    gemmGflops ? `${((100 * gflops) / gemmGflops).toFixed(0)} %` : '–',
    peakMb?.toFixed(0) ?? '–',
  ];
  return `${(version ? `${name} (${version})` : name).padEnd(38)}${cells.map(right).join('')}`;
}
