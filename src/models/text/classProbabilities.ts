import { type TextModelConfig } from '../../contracts';
import { type WideWeights } from './wideWeights';

/** What is read of a text: distinct buckets and how often each occurs. */
export interface BucketCounts {
  buckets: Int32Array;
  counts: Int32Array;
}

/** The same n-grams in 2 ** `by` times fewer buckets: a bucket's number is the beginning of a longer one. */
export function coarserBuckets({ buckets, counts }: BucketCounts, by: number): BucketCounts {
  const merged = { buckets: new Int32Array(buckets.length), counts: new Int32Array(buckets.length) };
  let size = 0;
  for (let index = 0; index < buckets.length; index++) {
    const bucket = buckets[index]! >> by;
    if (size === 0 || merged.buckets[size - 1] !== bucket) merged.buckets[size++] = bucket;
    merged.counts[size - 1]! += counts[index]!;
  }
  return { buckets: merged.buckets.slice(0, size), counts: merged.counts.slice(0, size) };
}

/** An n-gram counts 1 + log(times), and all of a text together a vector of length 1. */
export function ngramValues({ counts }: BucketCounts): Float32Array {
  const values = new Float32Array(counts.length);
  let squares = 0;
  for (let index = 0; index < counts.length; index++) {
    const value = 1 + Math.log(counts[index]!);
    values[index] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (let index = 0; index < values.length; index++) values[index]! /= length;
  return values;
}

/** Logit of each class; of two classes the first one's is 0. */
export function classLogits({ logits, weights, bias }: WideWeights, ngrams: BucketCounts): Float64Array {
  const sums = Float64Array.from(bias);
  const values = ngramValues(ngrams);
  for (let index = 0; index < values.length; index++) {
    const row = ngrams.buckets[index]! * logits;
    for (let logit = 0; logit < logits; logit++) sums[logit]! += values[index]! * weights[row + logit]!;
  }
  return logits === 1 ? Float64Array.of(0, sums[0]!) : sums;
}

/** softmax(logits / temperature); sums to 1. */
export function softmax(logits: Float64Array, temperature: number): Float64Array {
  let most = -Infinity;
  for (const logit of logits) most = Math.max(most, logit);
  const powers = logits.map((logit) => Math.exp((logit - most) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Probability of each class of `config.classes`, calibrated. An empty text gets the classes' prior. */
export function classProbabilities(
  weights: WideWeights,
  { temperature }: Pick<TextModelConfig, 'temperature'>,
  ngrams: BucketCounts,
): Float64Array {
  return softmax(classLogits(weights, ngrams), temperature);
}
