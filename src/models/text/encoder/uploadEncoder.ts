import { dispose, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { HIDDEN_ROW } from '../../../contracts';
import { type EncoderTensors, type TextRows } from './encodeTexts';
import { type NamedWeights } from './readEncoderWeights';
import { textRows } from './textRows';

/** Weights on the current backend, and what they make of texts. */
export interface UploadedEncoder {
  /** Of texts, each as rows of the table of characters, in one batch; a text without any is read as one that is hidden. */
  run(
    texts: readonly Int32Array[],
    forward: (texts: TextRows, weights: EncoderTensors) => Tensor,
  ): Promise<Float32Array>;
  dispose(): void;
}

/** Takes the weights to the current backend; `dispose` frees them. */
export function uploadEncoder(weights: NamedWeights): UploadedEncoder {
  const tensors: EncoderTensors = Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, tensor(weight.values, weight.shape)]),
  );
  return {
    run: async (texts, forward) => {
      // Backends have no tensors without rows.
      const rows = textRows(texts.map((text) => (text.length > 0 ? text : Int32Array.of(HIDDEN_ROW))));
      const result = tidy(() => forward(rows, tensors));
      const values = await result.data<'float32'>();
      dispose([result, ...(rows.rows.tensor ? [rows.rows.tensor] : [])]);
      return values;
    },
    dispose: () => dispose(Object.values(tensors)),
  };
}
