import { type TextEncoderConfig } from '../../../contracts';
// Not from the whole of the contracts: their schemas would come along into the engine's package.
import { ASPECTS } from '../../../contracts/aspect';
import { withAspectOutputs } from '../aspects/aspectWeights';
import { classLogits, coarserBuckets, type BucketCounts } from '../classProbabilities';
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

/** What the model says of one text. */
export interface TextScore extends SentimentScore {
  /** Log odds of speaking of each of `ASPECTS`; absent where the artifact tells none. */
  aspects?: Float64Array;
}

/** A text encoder on the backend that was current when it was made. */
export interface SentimentModel {
  /** Of each text, in one batch. A text without characters has the score of one that is hidden. */
  score(texts: readonly TextFeatures[]): Promise<TextScore[]>;
  /** All that a score of as many texts computes, up to its read-back: synchronous, for compiling ahead. */
  rehearse(texts: readonly TextFeatures[]): void;
  dispose(): void;
}

/** Takes the weights to the current backend; `dispose` frees them. */
export function createSentimentModel(
  { encoder, wide, aspects }: TextEncoderWeights,
  config: TextEncoderConfig,
): SentimentModel {
  const shape = encoderShape(config);
  const uploaded = uploadEncoder(aspects ? withAspectOutputs(encoder, aspects, shape) : encoder);
  const columns = aspects ? 2 + ASPECTS.length : 2;
  const forward: Parameters<typeof uploaded.run>[1] = (rows, tensors) => textLogits(rows, tensors, shape);
  const charactersOf = (texts: readonly TextFeatures[]) => texts.map(({ characters }) => characters);

  function aspectsOf(encoded: Float32Array, row: number, ngrams: BucketCounts): Float64Array {
    const coarser = coarserBuckets(ngrams, config.wide.bits - config.aspects!.bits);
    const sums = classLogits(aspects!.wide, coarser);
    return sums.map((sum, aspect) => sum + encoded[row * columns + 2 + aspect]!);
  }

  return {
    score: async (texts) => {
      if (texts.length === 0) return [];
      const encoded = await uploaded.run(charactersOf(texts), forward);
      return texts.map(({ ngrams }, row) => ({
        ...joinParts(
          {
            encoder: encoded[row * columns]!,
            wide: classLogits(wide, ngrams)[1]!,
            neutrality: encoded[row * columns + 1]!,
          },
          config,
        ),
        ...(aspects && { aspects: aspectsOf(encoded, row, ngrams) }),
      }));
    },
    rehearse: (texts) => uploaded.rehearse(charactersOf(texts), forward),
    dispose: uploaded.dispose,
  };
}
