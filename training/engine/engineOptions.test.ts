import { existsSync } from 'node:fs';
import { matMul, type Tensor } from '@tensorflow/tfjs-core';
import { startNodeBackend } from './nodeBackend';
import { startEngine } from './startEngine';
import { expectClose, onBoth, randomInputs, valueAndGradients } from './testing/onBoth';

const BLAS_LIBRARIES = [
  '/usr/lib/x86_64-linux-gnu/libopenblas.so.0',
  '/usr/lib/aarch64-linux-gnu/libopenblas.so.0',
  '/usr/lib/x86_64-linux-gnu/libblas.so.3',
  '/usr/lib/aarch64-linux-gnu/libblas.so.3',
];
const blasPath = BLAS_LIBRARIES.find(existsSync);

it('says what --backend node needs', async () => {
  await expect(startNodeBackend()).rejects.toThrow('npm install --no-save @tensorflow/tfjs-node');
});

it('says what it expected of --blas', async () => {
  const starting = startEngine({ blasPath: '/nowhere/libopenblas.so' });
  await expect(starting).rejects.toThrow(
    '--blas /nowhere/libopenblas.so: expected a library with cblas_sgemm',
  );
});

(blasPath ? it : it.skip)('multiplies by a native BLAS in wasm memory', async () => {
  await startEngine({ blasPath });
  const shapes = [
    [40, 50],
    [60, 50],
  ];
  const product = (a: Tensor, b: Tensor) => matMul(a, b, false, true);
  expectClose(await onBoth(valueAndGradients(product), randomInputs(shapes, 1)));
  const pairs = [
    [3, 50, 40],
    [1, 50, 60],
  ];
  const batched = (a: Tensor, b: Tensor) => matMul(a, b, true, false);
  expectClose(await onBoth(([a, b]) => [batched(a!, b!)], randomInputs(pairs, 2)));
});
