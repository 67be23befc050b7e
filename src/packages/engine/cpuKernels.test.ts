import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import '@tensorflow/tfjs-backend-cpu';
import {
  copyRegisteredKernels,
  enableProdMode,
  registerBackend,
  setBackend,
  tensor1d,
  tensor2d,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { layerNorm } from '../../models/ops/layerNorm';
import { neighbourRows } from '../../models/ops/neighbourRows';
import { poolSequences } from '../../models/ops/poolSequences';
import { project } from '../../models/ops/project';
import { registerKernels } from './registerKernels';

beforeAll(async () => {
  enableProdMode();
  // A cpu of plain operations alone: copied before ours are registered.
  registerBackend('plain', () => new MathBackendCPU());
  copyRegisteredKernels('cpu', 'plain');
  registerKernels();
});

/** What `compute` gives on our kernels and on plain operations. */
async function onBoth(compute: () => Tensor): Promise<[Float32Array, Float32Array]> {
  const run = async (backend: string) => {
    await setBackend(backend);
    return tidy(() => compute().dataSync<'float32'>().slice());
  };
  return [await run('cpu'), await run('plain')];
}

async function expectEqual(compute: () => Tensor): Promise<void> {
  const [ours, plain] = await onBoth(compute);
  expect(ours).toHaveLength(plain.length);
  const differences = ours.map((value, index) => Math.abs(value - plain[index]!) / (1 + Math.abs(value)));
  expect(Math.max(...differences)).toBeLessThanOrEqual(1e-5);
}

/** Numbers that depend on place and `salt` alone, of both signs. */
const numbers = (length: number, salt: number) =>
  Array.from({ length }, (_, index) => Math.sin(1 + index * 7.1 + salt * 11.3) * 3);

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
const width = fc.integer({ min: 1, max: 9 });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the cpu kernels of our own give what plain operations give', () => {
  it('for products with every choice of normalisation, bias, rectifier and residual', () =>
    fc.assert(
      fc.asyncProperty(
        ...([fc.integer({ min: 1, max: 7 }), width, width, fc.nat(15)] as const),
        async (rows, depth, columns, choice) => {
          await expectEqual(() =>
            project(
              tensor2d(numbers(rows * depth, 1), [rows, depth]),
              tensor2d(numbers(depth * columns, 2), [depth, columns]),
              {
                ...(choice & 1 && {
                  norm: {
                    gain: tensor1d(numbers(depth, 3)),
                    offset: tensor1d(numbers(depth, 4)),
                    epsilon: 0.1,
                  },
                }),
                ...(choice & 2 && { bias: tensor1d(numbers(columns, 5)) }),
                relu: (choice & 4) !== 0,
                ...(choice & 8 && { residual: tensor2d(numbers(rows * columns, 6), [rows, columns]) }),
              },
            ),
          );
        },
      ),
    ));

  it('for normalised rows', () =>
    fc.assert(
      fc.asyncProperty(width, width, (rows, columns) =>
        expectEqual(() =>
          layerNorm(
            tensor2d(numbers(rows * columns, 1), [rows, columns]),
            ...([tensor1d(numbers(columns, 2)), tensor1d(numbers(columns, 3)), 1e-3] as const),
          ),
        ),
      ),
    ));

  it('for neighbours within their own text', () =>
    fc.assert(
      fc.asyncProperty(lengths, width, fc.integer({ min: 1, max: 5 }), (rows, columns, distance) => {
        const positions = Int32Array.from(rows.flatMap((length) => [...Array(length).keys()]));
        return expectEqual(() =>
          neighbourRows(tensor2d(numbers(sum(rows) * columns, 1), [sum(rows), columns]), positions, distance),
        );
      }),
    ));

  it('for the maximum and mean of texts, empty ones among them', () =>
    fc.assert(
      fc.asyncProperty(fc.tuple(lengths, fc.array(fc.nat(3))), width, ([first, rest], columns) => {
        const rows = [...first, ...rest];
        const offsets = Int32Array.from([0, ...rows.map((_, index) => sum(rows.slice(0, index + 1)))]);
        return expectEqual(() =>
          poolSequences(tensor2d(numbers(sum(rows) * columns, 1), [sum(rows), columns]), offsets),
        );
      }),
    ));
});
