import { type DeviceFigures } from './deviceFigures';
import { type DeviceBenchmark } from './measureDevice';

/** Every contender with its name, ours first. */
export function contendersOf({
  ours,
  tfjsLayers,
  onnxruntime,
}: DeviceBenchmark): [name: string, figures: DeviceFigures][] {
  return [
    ['this engine, webgl1', ours.webgl1],
    ['this engine, webgl2', ours.webgl2],
    ['this engine, cpu', ours.cpu],
    ['tfjs-layers, webgl1', tfjsLayers.webgl1],
    ['tfjs-layers, webgl2', tfjsLayers.webgl2],
    ['onnxruntime-web, wasm', onnxruntime.wasm],
  ];
}

export function caveatOf({ renderer }: Pick<DeviceBenchmark, 'renderer'>): string {
  return /swiftshader|llvmpipe/i.test(renderer)
    ? 'A software rasteriser draws here: counts and bytes are exact, times are ratios of that rasteriser and not of a phone.'
    : 'Counts and bytes are exact; times are those of this machine.';
}

export function formatDevice(benchmark: DeviceBenchmark): string {
  const { browser, renderer, ranking, rounds, ratios, onnxruntime } = benchmark;
  const row = (name: string, values: DeviceFigures, digits: number) =>
    [
      name.padEnd(28),
      ...[values.drawCalls, values.programs, values.uploadBytes, values.readBackBytes].map((value) =>
        value.toFixed(digits).padStart(12),
      ),
      ...[values.firstMs, values.medianMs].map((value) => value.toFixed(1).padStart(12)),
    ].join('');
  const { itemCount, historyLength, dimension, layers, heads, feedForward } = ranking;
  return [
    `One ranking of ${itemCount} items: transformer, history ${historyLength}, d ${dimension}, ${layers} layers, ${heads} heads, feed-forward ${feedForward}`,
    `Chromium ${browser}; ${renderer}; median of ${rounds} rounds`,
    caveatOf(benchmark),
    '',
    [
      ''.padEnd(28),
      ...['draw calls', 'programs', 'bytes up', 'bytes down', 'first ms', 'median ms'].map((title) =>
        title.padStart(12),
      ),
    ].join(''),
    ...contendersOf(benchmark).map(([name, figures]) => row(name, figures, 0)),
    row('tfjs-layers ÷ ours, webgl1', ratios.webgl1, 2),
    row('tfjs-layers ÷ ours, webgl2', ratios.webgl2, 2),
    '',
    `onnxruntime-web runs on one thread; its first ranking compiles ${(onnxruntime.programBytes / 1e6).toFixed(1)} MB of wasm.`,
  ].join('\n');
}
