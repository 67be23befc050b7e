import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Polarity, type TextEncoderCard } from '../../../src/contracts';
import { isNeutral, polarityProbabilities } from '../../../src/models/text/encoder/polarityProbabilities';
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
  if (index % 6 === 0) {
    return {
      category: '甲',
      label: 'neu',
      text: `请问${pick('杯子 椅子 台灯')}${pick('多高 多重 多大')}，要${index}个`,
    };
  }
  const label: Polarity = isGood === isTurned ? 'neg' : 'pos';
  const text = `${pick('这个 那个 买的')}${pick('杯子 椅子 台灯')}${isTurned ? '不' : '很'}${word}${pick('啊 呢 吧')}${index}号`;
  return { category: pick('甲 乙'), label, text };
}
const texts = Array.from({ length: 3200 }, (_, index) => review(index));
const set = { name: 'test', sha256: ['a'.repeat(64)], texts, repeated: 0, contradictory: 0, empty: 0 };
const options = { seed: 1, pretrainingEpochs: 1, epochs: 4, l2: 1e-3, rewritten: 0.3 };

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
    const texts = parity.cases.map(({ text }) => text);
    const scores = await scoreTexts(weights, read.config, texts);
    parity.cases.forEach(({ polarity, neutrality }, index) => {
      expect(Math.abs(scores[index]!.polarity - polarity)).toBeLessThan(parity.tolerance);
      expect(Math.abs(scores[index]!.neutrality - neutrality)).toBeLessThan(parity.tolerance);
    });
  });

  it('tells what says neither from both, and hardly ever takes one of them for it', () => {
    expect(card.evaluation.neutral.recall).toBeGreaterThan(0.9);
    expect(card.evaluation.neutral.falseRate).toBeLessThan(0.04);
  });

  it('weighs less than a megabyte, and little is lost by a byte a weight', () => {
    expect(card.weightBytes).toBeLessThan(2 ** 20);
    const { metrics, float } = card.evaluation;
    expect(Math.abs(metrics.accuracy.value - float.accuracy.value)).toBeLessThan(0.02);
  });

  it('is evaluated like any other text model, without the neutral class where no text has it', async () => {
    const file = {
      path: 'x',
      sha256: 'b'.repeat(64),
      texts: texts.slice(0, 200).filter(({ label }) => label !== 'neu'),
    };
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
  const partsBy = (encoder: Float64Array, wide: Float64Array, neutrality: Float64Array) =>
    Array.from(encoder, (own, row) => ({ encoder: own, wide: wide[row]!, neutrality: neutrality[row]! }));

  const labels = Array.from({ length: 600 }, (_, row) => (['neg', 'pos', 'neu'] as const)[row % 3]!);
  const signs = { neg: -1, neu: 0, pos: 1 } as const;
  const noise = labels.map(() => random.normal());

  it('does not count a part that knows nothing', () => {
    const encoder = Float64Array.from(labels, (label, row) => 4 * signs[label] + noise[row]!);
    const wide = Float64Array.from(labels, () => 3 * random.normal());
    const neutrality = new Float64Array(labels.length);
    expect(calibrateSentiment(partsBy(encoder, wide, neutrality), labels).wideWeight).toBe(0);
  });

  it('cools what is too modest, and asks for as much neutrality as tells neutral texts from others', () => {
    const encoder = Float64Array.from(labels, (label, row) => 0.1 * (6 * signs[label] + 0.5 * noise[row]!));
    const neutrality = Float64Array.from(
      labels,
      (label, row) => (label === 'neu' ? 1 : -3) + 0.3 * noise[row]!,
    );
    const wide = new Float64Array(labels.length);
    const { sentiment } = calibrateSentiment(partsBy(encoder, wide, neutrality), labels);
    expect(sentiment.temperature).toBeLessThan(0.5);
    const answered = labels.map((_, row) =>
      isNeutral({ polarity: encoder[row]! / sentiment.temperature, neutrality: neutrality[row]! }, sentiment),
    );
    labels.forEach((label, row) => expect(answered[row]).toBe(label === 'neu'));
  });

  it('calls at most 3 % of the other texts neutral where nothing tells them apart', () => {
    const encoder = Float64Array.from(labels, (label) => 3 * signs[label]);
    const neutrality = Float64Array.from(noise, (value) => value);
    const { sentiment } = calibrateSentiment(partsBy(encoder, new Float64Array(600), neutrality), labels);
    const wrong = labels.filter(
      (label, row) =>
        label !== 'neu' && isNeutral({ polarity: encoder[row]!, neutrality: neutrality[row]! }, sentiment),
    );
    expect(wrong.length).toBeLessThanOrEqual(12);
  });
});

describe('polarityProbabilities', () => {
  it('sums to one, mirrors at even odds, and gives neutral what is beyond its threshold', () => {
    for (const polarity of [-30, -2, 0, 0.3, 5]) {
      for (const neutrality of [-20, 0, 2]) {
        const sentiment = { neutralThreshold: 0.5 };
        const [negative, neutral, positive] = polarityProbabilities({ polarity, neutrality }, sentiment);
        expect(negative + neutral + positive).toBeCloseTo(1, 9);
        const mirrored = polarityProbabilities({ polarity: -polarity, neutrality }, sentiment);
        expect(mirrored[0]).toBeCloseTo(positive, 9);
        expect(neutral > 0.5).toBe(neutrality > 0.5);
      }
    }
  });
});
