import { ASPECTS, type TextEncoderCard, type TextEncoderConfig } from '../../../src/contracts';
import { type AspectWeights } from '../../../src/models/text/aspects/aspectWeights';
import { ngramValues } from '../../../src/models/text/classProbabilities';
import { type NamedWeights } from '../../../src/models/text/encoder/namedWeights';
import { InputError } from '../../inputError';
import { seededRandom } from '../../random/seededRandom';
import { ngramMatrix } from '../ngramMatrix';
import {
  fitMultiLabel,
  logitsOf,
  type MixedRows,
  type MultiLabelTargets,
  type MultiLabelWeights,
} from './multiLabelRegression';
import { pooledTexts } from './pooledTexts';
import { readSeeds } from './seedLabels';
import { ASPECT_SEEDS } from './seedWords';

export interface AspectOptions {
  seed: number;
  /** How often the two views teach each other. */
  rounds: number;
  /** Most sentences to learn from: a third of them with seed words, as many without, the first ones again without theirs. */
  mostSentences: number;
}

export const DEFAULT_ASPECT_OPTIONS: AspectOptions = {
  seed: 1,
  rounds: 2,
  mostSentences: 45_000,
};

/** Of the n-grams' buckets: an eighth of a million weights would not fit beside the rest. */
const ASPECT_BITS = 14;
const LABELS = ASPECTS.length;
/** A view is believed where it is this sure, both of them. */
const SURE = 0.85;
const SURELY_NOT = 0.05;
/** A sentence without a seed word of an aspect may speak of it all the same: it counts less than one with a word of another. */
const UNSEEDED_IMPORTANCE = 0.15;
/** Of eight aspects a sentence speaks of one: what it speaks of counts more, or none would ever be said. */
const POSITIVE_IMPORTANCE = 3;
const LEARNING = { epochs: 5, rate: 0.5, decay: 1e-4 };

const PROTOCOL =
  'sentences of reviews, labelled by seed words, and each seed word beside sentences that have none; each seeded sentence a second time without its seed words, so that what stands around them is learned; then the encoder and the n-grams, each alone, label the sentences without seed words where both are sure, and both learn together';

export interface FittedAspects {
  aspects: AspectWeights;
  config: NonNullable<TextEncoderConfig['aspects']>;
  training: NonNullable<TextEncoderCard['training']['aspects']>;
}

/**
 * Learns which aspects a sentence speaks of without a labelled one: weak supervision by seed words, seed deletion (Dong et al.
 * 2023, Seed-based weak supervision) and co-training (Blum & Mitchell 1998) of two views. The encoder stays as it is.
 */
export async function fitAspects(
  encoder: NamedWeights,
  config: TextEncoderConfig,
  sentences: readonly string[],
  options: AspectOptions = DEFAULT_ASPECT_OPTIONS,
): Promise<FittedAspects> {
  const bits = Math.min(ASPECT_BITS, config.wide.bits);
  const chosen = chooseSentences(sentences, options);
  const { texts, seeded, distinct } = chosen;
  const data = await readRows(encoder, config, texts, bits);
  let taught: Taught[] = [];
  const fit = (view?: 'dense' | 'sparse') =>
    fitMultiLabel(data, targetsOf(chosen, taught), {
      ...LEARNING,
      seed: options.seed,
      ...(view && { view }),
    });
  for (let round = 0; round < options.rounds; round++) {
    taught = agreeOn(data, fit('dense'), fit('sparse'), chosen);
  }
  const learned = fit();
  return {
    aspects: asWeights(learned, data),
    config: { bits },
    training: {
      protocol: PROTOCOL,
      sentences: distinct,
      seeded,
      rounds: options.rounds,
    },
  };
}

interface ChosenSentences {
  /** Those with seed words, those without, the first ones again without their seed words, then the lexicon's examples. */
  texts: string[];
  seeded: number;
  /** Of all sentences but the repeated ones. */
  distinct: number;
  /** [seeded] indices of aspects. */
  labels: number[][];
  /** Of the last texts: of each, what it is told of one aspect. */
  lexicon: { aspect: number; target: 0 | 1 }[];
}

/** How often each seed word, and each phrase that only looks like one, is shown. */
const EXAMPLES_PER_WORD = 10;

/** Seed words beside sentences that have none: also those that hardly occur in the reviews are learned. */
function lexiconExamples(unseeded: readonly string[], seed: number) {
  const random = seededRandom(seed);
  return ASPECTS.flatMap((aspect, index) => {
    const { names, praises, blames, not } = ASPECT_SEEDS[aspect];
    const words = [...names, ...praises, ...blames].map((word) => ({ word, target: 1 as const }));
    const others = not.map((word) => ({ word, target: 0 as const }));
    return [...words, ...others].flatMap(({ word, target }) =>
      Array.from({ length: EXAMPLES_PER_WORD }, (_, example) => {
        const beside = example === 0 ? undefined : unseeded[random.below(unseeded.length)];
        const text = beside === undefined ? word : example % 2 ? `${beside}，${word}` : `${word}，${beside}`;
        return { text, aspect: index, target };
      }),
    );
  });
}

function chooseSentences(
  sentences: readonly string[],
  { seed, mostSentences }: AspectOptions,
): ChosenSentences {
  const distinct = [...new Set(sentences)];
  const order = seededRandom(seed).shuffle(Int32Array.from(distinct.keys()));
  const seeded: { text: string; rest: string; labels: number[] }[] = [];
  const unseeded: string[] = [];
  const counts = ASPECTS.map(() => 0);
  /** Of each aspect at most: what reviews speak of most would else crowd out the rest. */
  const most = Math.ceil((1.5 * mostSentences) / 3 / LABELS);
  for (const index of order) {
    const text = distinct[index]!;
    const { aspects, rest } = readSeeds(text);
    const labels = aspects.map((aspect) => ASPECTS.indexOf(aspect));
    if (labels.length === 0) unseeded.push(text);
    else if (seeded.length < mostSentences / 3 && labels.some((label) => counts[label]! < most)) {
      seeded.push({ text, rest, labels });
      for (const label of labels) counts[label]! += 1;
    }
  }
  const silent = ASPECTS.filter((_, aspect) => !seeded.some(({ labels }) => labels.includes(aspect)));
  if (silent.length > 0) {
    throw new InputError(
      `aspects: no sentence of the reviews has a seed word of ${silent.join(', ')}; give more reviews of goods`,
    );
  }
  const kept = unseeded.slice(0, seeded.length);
  const lexicon = lexiconExamples(kept.length > 0 ? kept : [''], seed);
  return {
    texts: [
      ...seeded.map(({ text }) => text),
      ...kept,
      ...seeded.map(({ rest }) => rest),
      ...lexicon.map(({ text }) => text),
    ],
    seeded: seeded.length,
    distinct: seeded.length + kept.length,
    labels: seeded.map(({ labels }) => labels),
    lexicon,
  };
}

async function readRows(
  encoder: NamedWeights,
  config: TextEncoderConfig,
  texts: readonly string[],
  bits: number,
): Promise<MixedRows> {
  const { offsets, buckets, counts } = ngramMatrix(texts, bits);
  const values = new Float32Array(buckets.length);
  for (let row = 0; row < texts.length; row++) {
    const [start, end] = [offsets[row]!, offsets[row + 1]!];
    values.set(
      ngramValues({ buckets: buckets.subarray(start, end), counts: counts.subarray(start, end) }),
      start,
    );
  }
  const width = 2 * config.dimension;
  // The pooled text's length is about √width, an n-gram's row has length 1: alike, neither view drowns the other.
  const dense = (await pooledTexts(encoder, config, texts)).map((value) => value / Math.sqrt(width));
  return { dense, width, offsets, columns: buckets, values, buckets: 2 ** bits };
}

/** What both views are sure of, of one sentence without a seed word: 1, 0 or undefined for each aspect. */
interface Taught {
  row: number;
  labels: (0 | 1 | undefined)[];
}

function agreeOn(
  data: MixedRows,
  dense: MultiLabelWeights,
  sparse: MultiLabelWeights,
  { seeded, distinct }: ChosenSentences,
): Taught[] {
  const [one, other] = [new Float64Array(LABELS), new Float64Array(LABELS)];
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  return Array.from({ length: distinct - seeded }, (_, index) => {
    const row = seeded + index;
    logitsOf(data, dense, row, one, 'dense');
    logitsOf(data, sparse, row, other, 'sparse');
    const labels = ASPECTS.map((_, label) => {
      const both = [sigmoid(one[label]!), sigmoid(other[label]!)];
      if (Math.min(...both) >= SURE) return 1;
      return Math.max(...both) <= SURELY_NOT ? 0 : undefined;
    });
    return { row, labels };
  });
}

function targetsOf(
  { texts, seeded, distinct, labels, lexicon }: ChosenSentences,
  taught: readonly Taught[],
): MultiLabelTargets {
  const rows: number[] = [];
  const targets: number[] = [];
  const importance: number[] = [];
  const add = (row: number, own: (label: number) => [target: number, counts: number]) => {
    rows.push(row);
    for (let label = 0; label < LABELS; label++) {
      const [target, counts] = own(label);
      targets.push(target);
      importance.push(counts);
    }
  };
  for (let index = 0; index < seeded; index++) {
    const isOf = new Set(labels[index]);
    const own = (label: number): [number, number] => (isOf.has(label) ? [1, POSITIVE_IMPORTANCE] : [0, 1]);
    add(index, own);
    // What is left without its seed words may say nothing of them any more.
    if (Array.from(texts[distinct + index]!).length >= 4)
      add(distinct + index, (label) => [own(label)[0], own(label)[1] / 2]);
  }
  for (let row = seeded; row < distinct; row++) {
    const known = taught[row - seeded]?.labels;
    add(row, (label) => {
      if (!known) return [0, UNSEEDED_IMPORTANCE];
      const target = known[label];
      return target === undefined
        ? [0, 0]
        : [target, target === 1 ? POSITIVE_IMPORTANCE : UNSEEDED_IMPORTANCE];
    });
  }
  lexicon.forEach(({ aspect, target }, index) =>
    add(distinct + seeded + index, (label) => {
      if (label !== aspect) return [0, target === 1 ? UNSEEDED_IMPORTANCE : 0];
      return [target, target === 1 ? POSITIVE_IMPORTANCE : 1];
    }),
  );
  return {
    labels: LABELS,
    rows: Int32Array.from(rows),
    targets: Float32Array.from(targets),
    importance: Float32Array.from(importance),
  };
}

function asWeights({ dense, sparse, bias }: MultiLabelWeights, { width }: MixedRows): AspectWeights {
  return {
    pooled: dense.map((weight) => weight / Math.sqrt(width)),
    wide: { logits: LABELS, weights: sparse, bias },
  };
}
