import { dispose, tensor, tidy } from '@tensorflow/tfjs-core';
import { HIDDEN_ROW, type TextEncoderConfig } from '../../../contracts';
import { classLogits, type BucketCounts } from '../classProbabilities';
import { type SentimentScore } from './polarityProbabilities';
import { encoderShape } from './encoderShapes';
import { textLogits, type EncoderTensors } from './encodeTexts';
import { type TextEncoderWeights } from './readEncoderWeights';
import { textRows } from './textRows';

/** What the model reads of a text. */
export interface TextFeatures {
  /** Rows of the table of characters, see `characterRows`. */
  characters: Int32Array;
  /** See `textNgrams`. */
  ngrams: BucketCounts;
}

/** A text encoder on the current backend. */
export interface SentimentModel {
  /** Of each text, in one batch. A text without characters has the score of one that is hidden. */
  score(texts: readonly TextFeatures[]): Promise<SentimentScore[]>;
  dispose(): void;
}

/** Takes the weights to the current backend; `dispose` frees them. */
export function createSentimentModel(
  { encoder, wide }: TextEncoderWeights,
  config: TextEncoderConfig,
): SentimentModel {
  const shape = encoderShape(config);
  const tensors: EncoderTensors = Object.fromEntries(
    Object.entries(encoder).map(([name, weight]) => [name, tensor(weight.values, weight.shape)]),
  );
  const { temperature } = config.sentiment;
  return {
    score: async (texts) => {
      if (texts.length === 0) return [];
      const rows = textRows(texts.map(({ characters }) => readable(characters)));
      const result = tidy(() => textLogits(rows, tensors, shape));
      const encoded = await result.data<'float32'>();
      dispose([result, ...(rows.rows.tensor ? [rows.rows.tensor] : [])]);
      return texts.map(({ ngrams }, index) => {
        const [, linear] = classLogits(wide, ngrams);
        return {
          polarity: (encoded[2 * index]! + config.wide.weight * linear!) / temperature,
          neutrality: encoded[2 * index + 1]!,
        };
      });
    },
    dispose: () => dispose(Object.values(tensors)),
  };
}

/** Backends have no tensors without rows. */
function readable(rows: Int32Array): Int32Array {
  return rows.length > 0 ? rows : Int32Array.of(HIDDEN_ROW);
}
