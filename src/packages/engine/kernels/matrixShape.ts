import { type TensorInfo } from '@tensorflow/tfjs-core';

export function matrixShape({ shape }: TensorInfo): [rows: number, columns: number] {
  return shape as [number, number];
}
