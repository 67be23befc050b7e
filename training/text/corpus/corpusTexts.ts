import { seededRandom, type SeededRandom } from '../../random/seededRandom';
import { textKey } from '../distinctTexts';
import { advice, repeatPurchase } from './constructions/advice';
import { saying, slangWord } from './constructions/colloquial';
import { change } from './constructions/change';
import { comparison } from './constructions/comparison';
import { type Construction } from './constructions/construction';
import { contrast } from './constructions/contrast';
import { durability } from './constructions/durability';
import { expectation } from './constructions/expectation';
import { irony } from './constructions/irony';
import { longReview } from './constructions/longReview';
import { lukewarm } from './constructions/lukewarm';
import { deniedFault, doubleNegation, negation } from './constructions/negation';
import { mixedLanguage } from './constructions/mixedLanguage';
import { number } from './constructions/number';
import { opinion } from './constructions/opinion';
import { question } from './constructions/question';
import { signal } from './constructions/signal';
import { wish } from './constructions/wish';
import { type Domain, type Label } from './domain';
import { domains } from './domains';
import { composeReview, composeStory, ending } from './review';

/** One text of the corpus; `kind` tells how it was made: 'sentence' is written by hand as it stands. */
export interface CorpusText {
  category: string;
  label: Label;
  text: string;
  kind: string;
}

const CONSTRUCTIONS: Readonly<Record<string, Construction>> = {
  negation,
  doubleNegation,
  deniedFault,
  contrast,
  irony,
  comparison,
  expectation,
  durability,
  question,
  wish,
  repeatPurchase,
  advice,
  signal,
  slangWord,
  saying,
  change,
  number,
  lukewarm,
  longReview,
  mixedLanguage,
};
const KINDS: Readonly<Record<string, Construction>> = {
  ...CONSTRUCTIONS,
  opinion,
  review: composeReview,
  story: composeStory,
};
/** Of the texts that are not whole sentences, how many are of a kind; the rest are turns of phrase, each as often. */
const SHARES: readonly [kind: string, share: number][] = [
  ['review', 0.27],
  ['story', 0.08],
  ['opinion', 0.15],
];
const NEUTRAL_SHARE = 0.2;
/** A pool that yields nothing new this often is used up. */
const MOST_ATTEMPTS = 500;

/**
 * `count` different texts, as many of each category, 20 % neutral and the rest half negative, half positive; the same
 * for the same seed. Texts that differ in punctuation alone count as equal. Throws a RangeError when the pools do not
 * give that many.
 */
export function corpusTexts(seed: number, count: number, all: readonly Domain[] = domains()): CorpusText[] {
  const random = seededRandom(seed);
  const known = new Set<string>();
  const texts: CorpusText[] = [];
  const neutral = Math.round(count * NEUTRAL_SHARE);
  const negative = Math.floor((count - neutral) / 2);
  const totals: [Label, number][] = [
    ['neu', neutral],
    ['neg', negative],
    ['pos', count - neutral - negative],
  ];
  let turn = 0;
  for (const [label, total] of totals) {
    const quotas = new Int32Array(all.length);
    // Goes on where the last label stopped, so that remainders do not gather in the first categories.
    for (let index = 0; index < total; index++) quotas[turn++ % all.length]! += 1;
    all.forEach((domain, index) => {
      for (const text of textsOf(random, domain, label, quotas[index]!, known)) texts.push(text);
    });
  }
  const order = random.shuffle(Int32Array.from(texts, (_, index) => index));
  return Array.from(order, (index) => texts[index]!);
}

function textsOf(
  random: SeededRandom,
  domain: Domain,
  label: Label,
  quota: number,
  known: Set<string>,
): CorpusText[] {
  const texts: CorpusText[] = [];
  const add = (kind: string, text: string) => {
    const key = textKey(text);
    if (known.has(key)) return false;
    known.add(key);
    texts.push({ category: domain.category, label, text, kind });
    return true;
  };
  const sentences = domain.sentences[label];
  const order = random.shuffle(Int32Array.from(sentences, (_, index) => index));
  for (const index of order.subarray(0, Math.ceil(quota / 2))) add('sentence', sentences[index]!);
  // Few constructions can be neutral: questions and shrugs are what most neutral texts of shops are. Of the others, those
  // that say one thing and mean another are the hardest to learn.
  const kinds = [
    ...Object.keys(CONSTRUCTIONS),
    ...(label === 'neu'
      ? ['question', 'question', 'lukewarm', 'lukewarm', 'lukewarm', 'lukewarm']
      : ['irony', 'saying', 'change']),
  ];
  let attempts = 0;
  while (texts.length < quota) {
    const kind = drawKind(random) ?? kinds[random.below(kinds.length)]!;
    const text = KINDS[kind]!(random, domain, label);
    if (text !== undefined && add(kind, ending(random, text, label))) attempts = 0;
    else if (++attempts > MOST_ATTEMPTS) {
      throw new RangeError(`${domain.category}: expected fewer texts of ${label} than ${quota}`);
    }
  }
  return texts;
}

function drawKind(random: SeededRandom): string | undefined {
  let way = random.next();
  return SHARES.find(([, share]) => (way -= share) < 0)?.[0];
}
