import { HIDDEN_ROW, type TextEncoderConfig } from '../../../contracts';
import { classLogits, coarserBuckets } from '../classProbabilities';
import { encoderBlock, ENCODER } from '../encoder/encoderShapes';
import { joinParts } from '../encoder/joinParts';
import { type TextEncoderWeights } from '../encoder/readEncoderWeights';
import { type TextFeatures, type TextScore } from '../encoder/sentimentModel';

type Rows = number[][];

/** The definition of a text's score, in plain loops. */
export function plainTextScore(
  { encoder, wide, aspects }: TextEncoderWeights,
  config: TextEncoderConfig,
  { characters, ngrams }: TextFeatures,
): TextScore {
  const valuesOf = (name: string) => encoder[name]!.values;
  const table = valuesOf(ENCODER.characters);
  const { dimension } = config;
  const read = characters.length > 0 ? [...characters] : [HIDDEN_ROW];
  let stream: Rows = read.map((row) => [...table.subarray(row * dimension, (row + 1) * dimension)]);
  config.dilations.forEach((distance, block) => {
    const names = encoderBlock(block);
    const normed = normalise(stream, valuesOf(names.gain), valuesOf(names.offset));
    const zeros = Array<number>(dimension).fill(0);
    const around = normed.map((row, at) => [
      ...(normed[at - distance] ?? zeros),
      ...row,
      ...(normed[at + distance] ?? zeros),
    ]);
    const added = multiply(around, valuesOf(names.kernel), valuesOf(names.bias));
    stream = stream.map((row, at) => row.map((value, column) => value + Math.max(0, added[at]![column]!)));
  });
  const encoded = normalise(stream, valuesOf(ENCODER.normGain), valuesOf(ENCODER.normOffset));
  const columns = Array.from({ length: dimension }, (_, column) => encoded.map((row) => row[column]!));
  const pooled = [
    ...columns.map((column) => Math.max(...column)),
    ...columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length),
  ];
  const hidden = multiply([pooled], valuesOf(ENCODER.hidden), valuesOf(ENCODER.hiddenBias)).map((row) =>
    row.map((value) => Math.max(0, value)),
  );
  const [polarity, neutrality] = multiply(hidden, valuesOf(ENCODER.output), valuesOf(ENCODER.outputBias))[0]!;
  const score = joinParts(
    { encoder: polarity!, wide: classLogits(wide, ngrams)[1]!, neutrality: neutrality! },
    config,
  );
  if (!aspects) return score;
  const lexical = classLogits(aspects.wide, coarserBuckets(ngrams, config.wide.bits - config.aspects!.bits));
  const [own] = multiply([pooled], aspects.pooled);
  return { ...score, aspects: lexical.map((sum, aspect) => sum + own![aspect]!) };
}

function normalise(rows: Rows, gain: Float32Array, offset: Float32Array): Rows {
  return rows.map((row) => {
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
    return row.map(
      (value, column) => ((value - mean) / Math.sqrt(variance + 1e-6)) * gain[column]! + offset[column]!,
    );
  });
}

function multiply(rows: Rows, weight: Float32Array, bias?: Float32Array): Rows {
  const width = weight.length / rows[0]!.length;
  return rows.map((row) =>
    Array.from({ length: width }, (_, column) =>
      row.reduce((sum, value, k) => sum + value * weight[k * width + column]!, bias?.[column] ?? 0),
    ),
  );
}
