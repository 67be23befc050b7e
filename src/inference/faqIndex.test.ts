import { type FaqEntry } from '../contracts';
import { type QuestionEncoder } from '../domain/matching/indexEntries';
import { createFaqIndex } from './faqIndex';

const DIMENSION = 64;

/** Counts characters, as unit vectors: what shares characters is close. */
const encoder: QuestionEncoder = {
  dimension: DIMENSION,
  vectors: (texts) => {
    const all = new Float32Array(texts.length * DIMENSION);
    texts.forEach((text, row) => {
      const own = all.subarray(row * DIMENSION, (row + 1) * DIMENSION);
      for (const character of text) own[character.codePointAt(0)! % DIMENSION]! += 1;
      const length = Math.hypot(...own) || 1;
      own.forEach((value, at) => (own[at] = value / length));
    });
    return Promise.resolve(all);
  },
};

const entry = (id: string, phrasings: string[]): FaqEntry => ({
  id,
  question: phrasings[0]!,
  alternatives: phrasings.slice(1),
  answer: id,
});
const ENTRIES = [
  entry('return', ['怎么退货', '退货怎么办理', '我要退货', '不想要了退货', '想退货']),
  entry('invoice', ['能开发票吗', '发票怎么开', '有没有发票', '给我开个发票', '想要发票']),
  entry('freight', ['运费多少钱', '要付运费吗', '运费怎么算', '运费几块', '包不包运费']),
];

it('answers what is asked in other words, and says how surely', async () => {
  const index = await createFaqIndex(ENTRIES, encoder);
  const answer = await index.ask('怎么办理退货');
  expect(answer).toMatchObject({ kind: 'answered', entry: { id: 'return' } });
  expect(answer.confidence).toBeGreaterThanOrEqual(index.calibration.threshold);
  expect(await index.ask('想开发票')).toMatchObject({ kind: 'answered', entry: { id: 'invoice' } });
});

it('refuses what no entry is sure about, and offers the nearest', async () => {
  const index = await createFaqIndex(ENTRIES, encoder);
  const answer = await index.ask('今天天气真好');
  expect(answer.kind).toBe('refused');
  expect(answer.confidence).toBeLessThan(index.calibration.threshold);
  expect(answer).toMatchObject({ nearest: expect.arrayContaining(ENTRIES) });
});

it('refuses everything where there is nothing to answer with', async () => {
  const index = await createFaqIndex([], encoder);
  expect(await index.ask('怎么退货')).toEqual({ kind: 'refused', nearest: [], confidence: -Infinity });
});

it('passes on that the encoder fails', async () => {
  const broken = { ...encoder, vectors: () => Promise.reject(new Error('the context was lost')) };
  await expect(createFaqIndex(ENTRIES, broken)).rejects.toThrow('the context was lost');
});
