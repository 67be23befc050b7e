import { dispose, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
// Not from the whole of the contracts: their schemas would come along into the engine's package.
import { HIDDEN_ROW } from '../../../contracts/textRows';
import { type EncoderTensors, type TextRows } from './encodeTexts';
import { type NamedWeights } from './namedWeights';
import { textRows } from './textRows';

export type TextForward = (texts: TextRows, weights: EncoderTensors) => Tensor;

/** Weights on the current backend, and what they make of texts. */
export interface UploadedEncoder {
  /** Of texts, each as rows of the table of characters, in one batch; a text without any is read as one that is hidden. */
  run(texts: readonly Int32Array[], forward: TextForward): Promise<Float32Array>;
  /** The same without reading the result: synchronous, for compiling ahead. */
  rehearse(texts: readonly Int32Array[], forward: TextForward): void;
  dispose(): void;
}

/** Takes the weights to the current backend; `dispose` frees them. */
export function uploadEncoder(weights: NamedWeights): UploadedEncoder {
  const tensors: EncoderTensors = Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, tensor(weight.values, weight.shape)]),
  );

  function begin(texts: readonly Int32Array[], forward: TextForward): Tensor {
    // Backends have no tensors without rows.
    const rows = textRows(texts.map((text) => (text.length > 0 ? text : Int32Array.of(HIDDEN_ROW))));
    try {
      return tidy(() => forward(rows, tensors));
    } finally {
      rows.rows.tensor?.dispose();
    }
  }

  return {
    run: async (texts, forward) => {
      const result = begin(texts, forward);
      try {
        const values = await result.data<'float32'>();
        // A GPU has rows in pairs.
        return values.subarray(0, texts.length * result.shape[1]!);
      } finally {
        result.dispose();
      }
    },
    rehearse: (texts, forward) => begin(texts, forward).dispose(),
    dispose: () => dispose(Object.values(tensors)),
  };
}
