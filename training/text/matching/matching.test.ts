import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../engine/startEngine';
import { textKey } from '../distinctTexts';
import { chooseCharacters } from '../encoder/chooseCharacters';
import { bankMetrics } from './evaluateFaq';
import { readQuestionBank } from './questionBank';
import { buildQuestionSet, readQuestionPairs, type QuestionPair } from './questionPairs';
import { measureBank, trainMatching } from './trainMatching';

jest.setTimeout(120_000);

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matching-'));
  await startEngine();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Two ways to say each thing, without a character in common: words alone cannot match them. */
const SAYINGS = [
  '退货 寄回',
  '付款 给钱',
  '发票 报销单',
  '尺码 大小',
  '运费 邮资',
  '优惠 打折',
  '保修 维修',
].map((line) => line.split(' '));
const GOODS = [...'杯椅灯锅碗伞鞋帽书笔包表床柜镜刷毯琴球架'];

function pairs(): QuestionPair[] {
  return GOODS.flatMap((item) =>
    SAYINGS.flatMap(([one, other], index) => [
      { first: `${item}怎么${one}`, second: `我要${other}的${item}`, isSame: true },
      {
        first: `${item}怎么${one}`,
        second: `${item}怎么${SAYINGS[(index + 1) % SAYINGS.length]![0]}`,
        isSame: false,
      },
    ]),
  );
}

describe('buildQuestionSet', () => {
  it('joins what is the same by way of a third, and drops differences within', () => {
    const set = buildQuestionSet([
      { first: '甲', second: '乙', isSame: true },
      { first: '乙', second: '丙', isSame: true },
      { first: '甲', second: '丙', isSame: false },
      { first: '丙', second: '丁', isSame: false },
    ]);
    expect(new Set(set.component.slice(0, 3)).size).toBe(1);
    expect(set.different.map((ends) => ends.map((end) => set.texts[end]))).toEqual([['丙', '丁']]);
  });

  it('learns nothing of a question that is to be asked, however it is written', () => {
    const set = buildQuestionSet(
      [{ first: '怎麼退貨？', second: '退货流程', isSame: true }],
      new Set(['怎么退货']),
    );
    expect(set.texts).toEqual([]);
  });
});

describe('trainMatching', () => {
  it('finds what is asked for in other words, of goods that it learned nothing of', async () => {
    const asked = [...'杯椅'].flatMap((item) =>
      SAYINGS.map(([one, other]) => ({
        id: item + one,
        standard: `${item}怎么${one}`,
        queries: [`我要${other}的${item}`],
      })),
    );
    const except = new Set(asked.flatMap(({ standard, queries }) => [standard, ...queries]).map(textKey));
    const set = buildQuestionSet(pairs(), except);
    const config = {
      characters: chooseCharacters([...set.texts, '杯椅杯椅']),
      span: { head: 20, tail: 10 },
      dimension: 32,
      dilations: [1, 2],
      hidden: 8,
      wide: { bits: 8, weight: 1 },
      sentiment: { temperature: 1, neutralThreshold: 0 },
    };
    const options = { seed: 1, pretrainingEpochs: 1, epochs: 120 };
    const { evaluation, weights, matching } = await trainMatching(set, config, options);
    expect(evaluation.baselines['vectors alone']).toBeGreaterThan(0.8);
    const { metrics, baselines } = await measureBank(weights, { ...config, matching }, asked);
    expect(metrics.n).toBe(14);
    expect(metrics.mrrAt10).toBeGreaterThan(1.25 * baselines['BM25']!.mrrAt10);
  });
});

describe('bankMetrics', () => {
  it('counts ranks as they are defined, and nothing beyond the tenth', () => {
    const places = [1, 2, 6, 11];
    const scores = {
      targets: Int32Array.from(places, () => 0),
      cosines: places.map((place) =>
        Float32Array.from({ length: 12 }, (_, row) => (row === 0 ? 0 : row < place ? 1 : -1)),
      ),
      lexical: places.map(() => new Float64Array(12)),
    };
    expect(bankMetrics(scores, 0)).toEqual({
      recallAt1: 0.25,
      recallAt5: 0.5,
      mrrAt10: Number(((1 + 1 / 2 + 1 / 6) / 4).toFixed(5)),
      n: 4,
    });
  });
});

describe('files of questions', () => {
  const written = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('are refused with the line that is wrong', () => {
    expect(() => readQuestionPairs(written('pairs.tsv', '问\t问？\t1\n问\t2\n'))).toThrow(
      /pairs\.tsv:2.*question TAB/s,
    );
    expect(() =>
      readQuestionBank(written('bank.jsonl', '{"id":1,"standard":"问","queries":[]}\n{"id":2}\n')),
    ).toThrow(/bank\.jsonl:2/);
  });
});
