import { type TextFeatures } from '../../../models/text/encoder/sentimentModel';
import { gpuBatches } from './gpuBatches';

const texts = (...lengths: number[]): TextFeatures[] =>
  lengths.map((length) => ({
    characters: new Int32Array(length),
    ngrams: { buckets: new Int32Array(), counts: new Int32Array() },
  }));
const lengthsOf = (batches: TextFeatures[][]) =>
  batches.map((batch) => batch.map(({ characters }) => characters.length));

describe('batches of texts for the GPU', () => {
  it('hold as many texts in their order as have room', () => {
    expect(lengthsOf(gpuBatches(texts(4, 5, 1, 1, 9, 2), 10))).toEqual([[4, 5, 1], [1, 9], [2]]);
  });

  it('count an empty text as one row', () => {
    expect(lengthsOf(gpuBatches(texts(0, 0, 0), 2))).toEqual([[0, 0], [0]]);
  });

  it('take a text that is too long alone, and none of no texts', () => {
    expect(lengthsOf(gpuBatches(texts(12, 12, 1), 10))).toEqual([[12], [12], [1]]);
    expect(gpuBatches([], 10)).toEqual([]);
  });
});
