import { formatDevice } from './formatDevice';
import { type DeviceFigures } from './deviceFigures';
import { type DeviceBenchmark, expectAgreement, ratiosOf } from './measureDevice';
import { plotDevice } from './plotDevice';

const figures = (drawCalls: number): DeviceFigures => ({
  ...{ drawCalls, programs: 12, uploads: 1, uploadBytes: 800, readBacks: 1, readBackBytes: 12_096 },
  ...{ firstMs: 900, medianMs: 10 },
});
const benchmark: DeviceBenchmark = {
  browser: '140',
  renderer: 'ANGLE (SwiftShader <driver>)',
  ranking: { itemCount: 3000, dimension: 64, historyLength: 50, layers: 2, heads: 2, feedForward: 128 },
  rounds: 15,
  ours: { webgl1: figures(17), webgl2: figures(17), cpu: figures(0) },
  tfjsLayers: { webgl1: figures(85), webgl2: figures(85) },
  onnxruntime: { wasm: figures(0), programBytes: 14_200_000 },
  ratios: { webgl1: ratiosOf(figures(85), figures(17)), webgl2: ratiosOf(figures(85), figures(17)) },
  largestDifference: 0,
};

describe('the device benchmark', () => {
  it('divides the rival by ours, and says that a rasteriser is no phone', () => {
    expect(benchmark.ratios.webgl1.drawCalls).toBe(5);
    expect(formatDevice(benchmark)).toMatch(/tfjs-layers ÷ ours, webgl1 +5\.00/);
    expect(formatDevice(benchmark)).toContain('software rasteriser');
    expect(formatDevice(benchmark)).toMatch(/onnxruntime-web, wasm +0 /);
    expect(formatDevice(benchmark)).toContain('14.2 MB of wasm');
  });

  it('plots without scripts, and escapes what a driver calls itself', () => {
    const page = plotDevice(benchmark);
    expect(page).toContain('&#60;driver&#62;');
    expect(page).not.toMatch(/<script|https?:/);
  });

  it.each([[[0.1, 0.3]], [[0.1, NaN]]])(
    'refuses contenders that answer %p instead of 0.1 and 0.2',
    (other) => {
      expect(() => expectAgreement([[0.1, 0.2], other])).toThrow('differ');
    },
  );
});
