import { type TextEncoderConfig } from '../../../contracts';
import { classLogits, type BucketCounts } from '../classProbabilities';
import { joinParts } from './joinParts';
import { type SentimentScore } from './polarityProbabilities';
import { encoderShape } from './encoderShapes';
import { textLogits } from './encodeTexts';
import { type TextEncoderWeights } from './readEncoderWeights';
import { uploadEncoder } from './uploadEncoder';

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
  const uploaded = uploadEncoder(encoder);
  return {
    score: async (texts) => {
      if (texts.length === 0) return [];
      const encoded = await uploaded.run(
        texts.map(({ characters }) => characters),
        (rows, tensors) => textLogits(rows, tensors, shape),
      );
      return texts.map(({ ngrams }, index) =>
        joinParts(
          {
            encoder: encoded[2 * index]!,
            wide: classLogits(wide, ngrams)[1]!,
            neutrality: encoded[2 * index + 1]!,
          },
          config,
        ),
      );
    },
    dispose: uploaded.dispose,
  };
}
