import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Polarity, type TextEncoderCard } from '../../../src/contracts';
import { polarityProbabilities } from '../../../src/models/text/encoder/polarityProbabilities';
import { startEngine } from '../../engine/startEngine';
import { seededRandom } from '../../random/seededRandom';
import { evaluateTexts } from '../evaluateTexts';
import { readTextScorer } from '../textScorer';
import { calibrateSentiment } from './calibrateSentiment';
import { scoreTexts } from './scoreTexts';
import { type SentimentText } from './sentimentTexts';
import { readTextEncoder } from './textEncoderArtifact';
import { trainTextEncoder } from './trainTextEncoder';

jest.setTimeout(120_000);

const random = seededRandom(11);
const pick = (words: string) => words.split(' ')[random.below(words.split(' ').length)]!;

/** What a text says is turned round by 不 before it: no single character tells. */
function review(index: number): SentimentText {
  const [word, isGood] = random.next() < 0.5 ? ['好用', true] : ['难用', false];
  const isTurned = random.next() < 0.5;
  const label: Polarity = isGood === isTurned ? 'neg' : 'pos';
  const text = `${pick('这个 那个 买的')}${pick('杯子 椅子 台灯')}${isTurned ? '不' : '很'}${word}${pick('啊 呢 吧')}${index}号`;
  return { category: pick('甲 乙'), label, text };
}
const texts = Array.from({ length: 3200 }, (_, index) => review(index));
const set = { name: 'test', sha256: ['a'.repeat(64)], texts, repeated: 0, contradictory: 0, empty: 0 };
const options = { seed: 1, pretrainingEpochs: 1, epochs: 4, l2: 1e-3 };

let folder: string;
let out: string;
let card: TextEncoderCard;
beforeAll(async () => {
  await startEngine();
  folder = mkdtempSync(join(tmpdir(), 'text-encoder-'));
  out = join(folder, 'artifact');
  card = await trainTextEncoder({ set, raw: [], ownTexts: 0, licence: 'ours', options, out });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('trainTextEncoder', () => {
  it('learns what a negation turns round', () => {
    expect(card.evaluation.metrics.accuracy.value).toBeGreaterThan(0.97);
  });

  it('writes an artifact whose log odds a phone can compare its own with', async () => {
    const { weights, parity, card: read } = readTextEncoder(out);
    const logits = await scoreTexts(
      weights,
      read.config,
      parity.cases.map(({ text }) => text),
    );
    parity.cases.forEach(({ logit }, index) =>
      expect(Math.abs(logits[index]! - logit)).toBeLessThan(parity.tolerance),
    );
  });

  it('weighs less than a megabyte, and little is lost by a byte a weight', () => {
    expect(card.weightBytes).toBeLessThan(2 ** 20);
    const { metrics, float } = card.evaluation;
    expect(Math.abs(metrics.accuracy.value - float.accuracy.value)).toBeLessThan(0.02);
  });

  it('is evaluated like any other text model, without the neutral class where no text has it', async () => {
    const file = { path: 'x', sha256: 'b'.repeat(64), texts: texts.slice(0, 200) };
    const { evaluation, classNames } = await evaluateTexts(await readTextScorer(out), file);
    expect(classNames).toEqual(['neg', 'pos']);
    expect(evaluation.accuracy).toBeGreaterThan(0.97);
  });

  it('says what is missing when a polarity has no texts', async () => {
    const onlyGood = { ...set, texts: texts.filter(({ label }) => label === 'pos') };
    const command = { set: onlyGood, raw: [], ownTexts: 0, licence: 'ours', options, out };
    await expect(trainTextEncoder(command)).rejects.toThrow('at least 20 texts of neg, got 0');
  });
});

describe('calibrateSentiment', () => {
  const labels = Array.from({ length: 600 }, (_, row) => (['neg', 'pos', 'neu'] as const)[row % 3]!);
  const signs = { neg: -1, neu: 0, pos: 1 } as const;
  const noise = labels.map(() => random.normal());

  it('does not count a part that knows nothing', () => {
    const encoder = Float64Array.from(labels, (label, row) => 4 * signs[label] + noise[row]!);
    const wide = Float64Array.from(labels, () => 3 * random.normal());
    expect(calibrateSentiment({ encoder, wide }, labels).wideWeight).toBe(0);
  });

  it('cools what is too modest, and finds a band that holds the neutral texts', () => {
    const encoder = Float64Array.from(labels, (label, row) => 0.1 * (6 * signs[label] + 0.5 * noise[row]!));
    const { sentiment } = calibrateSentiment({ encoder, wide: new Float64Array(600) }, labels);
    expect(sentiment.temperature).toBeLessThan(0.5);
    const isNeutral = (logit: number) => {
      const [negative, neutral, positive] = polarityProbabilities(logit, sentiment);
      return neutral >= Math.max(negative, positive);
    };
    const found = labels.filter(
      (label, row) => label === 'neu' && isNeutral(encoder[row]! / sentiment.temperature),
    );
    expect(found.length).toBeGreaterThan(150);
  });
});

describe('polarityProbabilities', () => {
  it('sums to one, mirrors at 0, and without a band has no neutral side', () => {
    for (const logit of [-30, -2, 0, 0.3, 5]) {
      for (const band of [0, 0.4, 2]) {
        const [negative, neutral, positive] = polarityProbabilities(logit, { band });
        expect(negative + neutral + positive).toBeCloseTo(1, 9);
        expect(polarityProbabilities(-logit, { band })[0]).toBeCloseTo(positive, 9);
        if (band === 0) expect(neutral).toBeCloseTo(0, 9);
      }
    }
  });
});
