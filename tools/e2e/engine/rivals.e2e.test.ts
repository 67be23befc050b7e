import { measureDevice } from '../../bench/device/measureDevice';

it('ranks as tfjs-layers and onnxruntime-web do by the same weights, in fewer draw calls than tfjs-layers', async () => {
  const { ours, tfjsLayers, onnxruntime, largestDifference } = await measureDevice(() => undefined);
  expect(largestDifference).toBeLessThan(1e-4);
  // Not 0: one and the same program would have answered for all.
  expect(largestDifference).toBeGreaterThan(0);
  expect(ours.webgl1.drawCalls).toBeLessThan(tfjsLayers.webgl1.drawCalls);
  expect(ours.webgl2.drawCalls).toBeLessThan(tfjsLayers.webgl2.drawCalls);
  expect(onnxruntime.wasm.drawCalls).toBe(0);
}, 120_000);
