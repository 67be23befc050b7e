import { encoderShape, type ShapingConfig } from '../encoder/encoderShapes';
import { type NamedWeights } from '../encoder/namedWeights';
import { uploadEncoder } from '../encoder/uploadEncoder';
import { sentenceVectors } from './sentenceVectors';

/** An encoder of questions on the current backend. */
export interface SentenceModel {
  dimension: number;
  /** Vectors of unit length of texts given as rows of the table of characters, in one batch, [B · D]. */
  vectors(texts: readonly Int32Array[]): Promise<Float32Array>;
  dispose(): void;
}

/** Takes the weights to the current backend; `dispose` frees them. */
export function createSentenceModel(weights: NamedWeights, config: ShapingConfig): SentenceModel {
  const shape = encoderShape(config);
  const uploaded = uploadEncoder(weights);
  return {
    dimension: shape.dimension,
    vectors: async (texts) => {
      if (texts.length === 0) return new Float32Array();
      const values = await uploaded.run(texts, (rows, tensors) => sentenceVectors(rows, tensors, shape));
      return values.slice();
    },
    dispose: uploaded.dispose,
  };
}
