import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TextModelCard, type TextModelConfig } from '../../src/contracts';
import { classProbabilities } from '../../src/models/text/classProbabilities';
import { readWideWeights } from '../../src/models/text/wideWeights';
import { textNgrams } from '../../src/text/textNgrams';
import { seededRandom } from '../random/seededRandom';
import { chooseBits } from './chooseBits';
import { evaluateTexts } from './evaluateTexts';
import { featureWeights } from './featureWeights';
import { evaluateLeaveOneOut } from './leaveOneOut';
import { naiveBayesLogits } from './naiveBayes';
import { ngramMatrix } from './ngramMatrix';
import { fitTemperature, logLoss } from './temperature';
import { classifyText, readTextArtifact } from './textArtifact';
import { readTextScorer } from './textScorer';
import { buildTextSet } from './textSet';
import { trainTextArtifact } from './trainTextArtifact';
import { dequantiseWide, quantiseWide } from './wideModel';

jest.setTimeout(60_000);

const { below } = seededRandom(5);
const pick = (words: string) => words.split(' ')[below(words.split(' ').length)]!;

/** Reviews of three kinds of goods: words that mean the same everywhere, and one that turns with the category. */
const GOODS = { 书: '纸张 情节 作者', 果: '苹果 橙子 味道', 机: '屏幕 电池 系统' } as const;
const lines = Array.from({ length: 360 }, (_, index) => {
  const category = pick('书 果 机') as keyof typeof GOODS;
  const label = ['pos', 'neg'][index % 2]!;
  const verdict = label === 'pos' ? pick('很好 满意 喜欢 推荐') : pick('太差 失望 后悔 难受');
  // 快 praises a telephone and blames an apple.
  const turn = category === '机' ? (label === 'pos' ? '快' : '慢') : label === 'pos' ? '慢' : '快';
  return {
    category,
    label,
    text: `${pick(GOODS[category])}${turn}，${verdict}${pick('啊 呢 吧 了')}${index}号`,
  };
});
const file = { path: 'reviews.tsv', sha256: 'a'.repeat(64), texts: lines };
const set = buildTextSet([file], 'ours');
const options = { seed: 1, epochs: 12 };

let folder: string;
let out: string;
let card: TextModelCard;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'classifier-'));
  out = join(folder, 'artifact');
  card = trainTextArtifact({ set, options, out });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('trainTextArtifact', () => {
  it('writes what a phone reads to the probabilities that training computed', () => {
    const { weights, parity } = readTextArtifact(out);
    for (const { text, probabilities } of parity.cases) {
      const own = classifyText(weights, card.config, text);
      expect(Math.max(...own.map((value, label) => Math.abs(value - probabilities[label]!)))).toBeLessThan(
        parity.tolerance,
      );
      expect(own.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    }
    expect(card.dataset).toMatchObject({ texts: 360, categories: 3, perClass: { neg: 180, pos: 180 } });
    expect(card.evaluation.texts).toBe(360);
    expect(card.evaluation.metrics.accuracy.value).toBeGreaterThan(0.95);
    expect(card.evaluation.baselines['most frequent class']!.accuracy.value).toBeCloseTo(0.5, 1);
    const report = readFileSync(join(out, 'report.html'), 'utf8');
    expect(report).toContain('<svg');
    expect(report).not.toMatch(/<script|https?:/);
  });

  it('gives the same bytes for the same seed', () => {
    const again = join(folder, 'again');
    trainTextArtifact({ set, options, out: again });
    const bytes = (directory: string) => readFileSync(join(directory, 'weights.bin'));
    expect(bytes(again)).toEqual(bytes(out));
  });

  it('tells more than two classes apart', () => {
    const byGoods = lines.map(({ category, text }) => ({ label: category, text }));
    const goods = trainTextArtifact({
      set: buildTextSet([{ ...file, texts: byGoods }], 'ours'),
      options,
      out: join(folder, 'goods'),
    });
    expect(goods.config.classes).toEqual(['书', '机', '果']);
    expect(goods.evaluation.metrics.macroF1.value).toBeGreaterThan(0.95);
    const { weights } = readTextArtifact(join(folder, 'goods'));
    expect(classifyText(weights, goods.config, '橙子味道')[2]).toBeGreaterThan(0.8);
  });

  it('is refused by a program that reads texts otherwise', () => {
    const newer = join(folder, 'newer');
    cpSync(out, newer, { recursive: true });
    writeFileSync(join(newer, 'card.json'), JSON.stringify({ ...card, textFeatures: card.textFeatures + 1 }));
    expect(() => readTextArtifact(newer)).toThrow('card.json: textFeatures: expected 1, got 2');
  });
});

describe('evaluateTexts', () => {
  it('reads polarities in any spelling, and says which file was learned from', async () => {
    const scorer = await readTextScorer(out);
    const spelt = lines.map((line) => ({ ...line, label: line.label === 'pos' ? '1' : 'negative' }));
    const { evaluation } = await evaluateTexts(scorer, { path: 'x', sha256: 'b'.repeat(64), texts: spelt });
    expect(evaluation).toMatchObject({ n: 360, unknownLabels: 0, warnings: [] });
    expect(evaluation.accuracy).toBeGreaterThan(0.95);
    const parts = Object.values(evaluation.perCategory);
    expect(parts.reduce((sum, { n, accuracy }) => sum + n * accuracy, 0) / 360).toBeCloseTo(
      evaluation.accuracy,
      3,
    );
    expect((await evaluateTexts(scorer, file)).evaluation.warnings).toHaveLength(1);
  });

  it('counts what the artifact cannot say as a miss, and refuses a file of nothing else', async () => {
    const scorer = await readTextScorer(out);
    const texts = [{ label: 'neu', text: '一般' }, lines[0]!];
    const { evaluation } = await evaluateTexts(scorer, { ...file, texts });
    expect(evaluation).toMatchObject({ n: 2, unknownLabels: 1, accuracy: 0.5 });
    await expect(evaluateTexts(scorer, { ...file, texts: texts.slice(0, 1) })).rejects.toThrow(
      'expected labels neg, pos, got neu',
    );
  });
});

describe('evaluateLeaveOneOut', () => {
  it('learns nothing from texts that occur in the category that is left out', () => {
    const verdicts = lines.filter(({ category }) => category !== '书');
    // The left-out category holds copies of others' texts with their labels turned: who learned from these fails.
    const copies = verdicts.slice(0, 100).map(({ label, text }) => ({
      category: '书',
      label: label === 'pos' ? 'neg' : 'pos',
      text,
    }));
    const { categories, worst, meanAccuracy } = evaluateLeaveOneOut([...verdicts, ...copies], {
      ...options,
      l2: 1e-3,
      weighted: true,
    });
    expect(categories['书']).toMatchObject({ n: 100, learned: verdicts.length - 100 });
    expect(categories['书']!.accuracy.value).toBeLessThan(0.2);
    expect(worst.category).toBe('书');
    const values = Object.values(categories).map(({ accuracy }) => accuracy.value);
    expect(meanAccuracy.value).toBeCloseTo(values.reduce((sum, value) => sum + value) / 3);
  });

  it('needs categories', () => {
    const bare = lines.map(({ label, text }) => ({ label, text }));
    expect(() => evaluateLeaveOneOut(bare, { ...options, weighted: true })).toThrow(
      'of at least two categories',
    );
  });
});

describe('featureWeights', () => {
  const bits = 16;
  const matrix = ngramMatrix(set.texts, bits);
  const rows = Int32Array.from(set.texts.keys());
  const weightOf = (text: string, weights: Float32Array) => weights[textNgrams(text, bits).buckets[0]!]!;

  it('trust what means the same in every category, not what turns with it', () => {
    const weights = featureWeights(matrix, rows, set.labelling);
    const idf = featureWeights(matrix, rows, set.labelling, false);
    const trust = (text: string) => weightOf(text, weights) / weightOf(text, idf);
    expect(trust('满')).toBeCloseTo(3.1, 4);
    // 快 and 慢 are as frequent and as telling within a category.
    expect(trust('快')).toBeLessThan(1.5);
    expect(trust('快')).toBeGreaterThan(0.1);
    expect(trust('苹')).toBeLessThan(1.5);
  });

  it('weigh what occurs nowhere 0', () => {
    const weights = featureWeights(matrix, rows, set.labelling);
    const seen = new Set(matrix.buckets);
    weights.forEach((weight, bucket) => expect([bucket, weight > 0]).toEqual([bucket, seen.has(bucket)]));
  });
});

describe('calibration', () => {
  it('finds by what factor logits are too sure', () => {
    const { next } = seededRandom(9);
    const honest = Float64Array.from({ length: 4000 }, () => 4 * next() - 2);
    const labels = honest.map((logit) => Number(next() < 1 / (1 + Math.exp(-logit))));
    const boasting = Float64Array.from({ length: 8000 }, (_, index) => (index % 2) * 3 * honest[index >> 1]!);
    const temperature = fitTemperature(boasting, labels);
    expect(temperature).toBeGreaterThan(2.7);
    expect(temperature).toBeLessThan(3.3);
    for (const other of [0.9, 1.1]) {
      expect(logLoss(boasting, labels, temperature)).toBeLessThan(
        logLoss(boasting, labels, other * temperature),
      );
    }
  });
});

describe('naiveBayesLogits', () => {
  it('adds the logs of smoothed shares to those of the prior', () => {
    // One n-gram a text: 好 twice in class 1, 差 once in class 0.
    const matrix = ngramMatrix(['好', '好', '差', '好'], 4);
    expect(new Set(matrix.buckets).size).toBe(2);
    const labelling = {
      classes: 2,
      labels: Int32Array.of(1, 1, 0, 0),
      categories: new Int32Array(4),
      categoryCount: 1,
    };
    const [no, yes] = naiveBayesLogits(matrix, Int32Array.of(0, 1, 2), labelling, Int32Array.of(3));
    expect(no).toBeCloseTo(Math.log(2 / 5) + Math.log(1 / 17));
    expect(yes).toBeCloseTo(Math.log(3 / 5) + Math.log(3 / 18));
  });
});

describe('the weights of a classifier', () => {
  const config: TextModelConfig = { classes: ['a', 'b', 'c'], wide: { bits: 15 }, temperature: 1 };
  const { normal } = seededRandom(2);
  const wide = {
    logits: 3,
    weights: Float32Array.from({ length: 3 * 2 ** 15 }, (_, index) => (index % 7 === 0 ? normal() : 0)),
    bias: Float32Array.of(0.5, -0.25, 0),
  };

  it('survive a byte each: zeros exactly, others within a hundredth of the largest', () => {
    const read = dequantiseWide(quantiseWide(wide), config);
    const largest = Math.max(...wide.weights.map(Math.abs));
    read.weights.forEach((weight, index) => {
      if (wide.weights[index] === 0) expect(weight).toBe(0);
      else expect(Math.abs(weight - wide.weights[index]!)).toBeLessThan(largest / 100);
    });
    expect(read.bias).toEqual(wide.bias);
  });

  it('are refused when a block or the bias does not fit', () => {
    const { model, bytes } = quantiseWide(wide);
    const fewer = { ...config, classes: ['a', 'b', 'c', 'd'] };
    expect(readWideWeights(model, bytes.buffer, fewer)).toMatchObject({ ok: false });
    expect(readWideWeights(model, bytes.buffer.slice(1), config)).toMatchObject({ ok: false });
    expect(readWideWeights({}, bytes.buffer, config)).toMatchObject({ ok: false });
  });

  it('need less than 5 ms for the longest review that a shop takes', () => {
    const long = '这本书写得太好了，内容充实，印刷清晰；'.repeat(60).slice(0, 1000);
    const score = () => classProbabilities(wide, config, textNgrams(long, 15));
    for (let round = 0; round < 20; round++) score();
    const times = Array.from({ length: 21 }, () => {
      const { user } = process.cpuUsage();
      score();
      return (process.cpuUsage().user - user) / 1000;
    });
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(5);
  });
});

describe('chooseBits', () => {
  it('takes no more buckets than the set needs', () => {
    expect(chooseBits({ texts: ['好'], classNames: ['a', 'b'] })).toBe(12);
    const texts = Array.from({ length: 3000 }, (_, index) => String.fromCharCode(0x4e00 + index));
    expect(chooseBits({ texts, classNames: ['a', 'b'] })).toBe(14);
  });

  it('keeps the table within half a megabyte, however many classes', () => {
    const texts = Array.from(
      { length: 20_000 },
      (_, index) => `${String.fromCharCode(0x4e00 + index)}书${index}`,
    );
    for (const classes of [2, 3, 5, 20]) {
      const classNames = Array.from({ length: classes }, (_, index) => String(index));
      const bits = chooseBits({ texts, classNames });
      expect(2 ** bits * (classes === 2 ? 1 : classes)).toBeLessThanOrEqual(2 ** 19);
    }
  });
});
