import { dispose, tensor, tidy } from '@tensorflow/tfjs-core';
import { HIDDEN_ROW, type TextEncoderConfig } from '../../../contracts';
import { encoderShape } from '../encoder/encoderShapes';
import { type EncoderTensors } from '../encoder/encodeTexts';
import { type NamedWeights } from '../encoder/readEncoderWeights';
import { textRows } from '../encoder/textRows';
import { sentenceVectors } from './sentenceVectors';

/** An encoder of questions on the current backend. */
export interface SentenceModel {
  dimension: number;
  /** Vectors of unit length of texts given as rows of the table of characters, in one batch, [B · D]. */
  vectors(texts: readonly Int32Array[]): Promise<Float32Array>;
  dispose(): void;
}

/** Takes the weights to the current backend; `dispose` frees them. */
export function createSentenceModel(weights: NamedWeights, config: TextEncoderConfig): SentenceModel {
  const shape = encoderShape(config);
  const tensors: EncoderTensors = Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, tensor(weight.values, weight.shape)]),
  );
  return {
    dimension: shape.dimension,
    vectors: async (texts) => {
      if (texts.length === 0) return new Float32Array();
      const rows = textRows(texts.map((text) => (text.length > 0 ? text : Int32Array.of(HIDDEN_ROW))));
      const result = tidy(() => sentenceVectors(rows, tensors, shape));
      const values = await result.data<'float32'>();
      dispose([result, ...(rows.rows.tensor ? [rows.rows.tensor] : [])]);
      return values.slice();
    },
    dispose: () => dispose(Object.values(tensors)),
  };
}
