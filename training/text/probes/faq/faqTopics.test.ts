import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFaqTopics } from './faqTopics';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faq-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const entry = (id: string, question: string, ...alternatives: string[]) => ({
  id,
  question,
  alternatives,
  answer: '可以。',
});

function write(file: string, ...entries: unknown[]) {
  writeFileSync(join(folder, file), JSON.stringify({ topic: '付款', entries }));
}

it('reads the topics of a folder in the order of their names', () => {
  write('b.json', entry('pay', '怎么付款', '如何支付', '付款方式'));
  write('a.json', entry('ship', '何时发货', '几天寄出', '发货时间'));
  expect(readFaqTopics(folder).map(({ file, entries }) => [file, entries[0]!.id])).toEqual([
    ['a.json', 'ship'],
    ['b.json', 'pay'],
  ]);
});

describe('refuses', () => {
  it('an entry without alternatives', () => {
    write('a.json', entry('pay', '怎么付款'));
    expect(() => readFaqTopics(folder)).toThrow(/a\.json: entries\.0\.alternatives: /);
  });

  it('an id twice', () => {
    write('a.json', entry('pay', '怎么付款', '如何支付', '付款方式'));
    write('b.json', entry('pay', '何时发货', '几天寄出', '发货时间'));
    expect(() => readFaqTopics(folder)).toThrow(/b\.json: pay: expected an id that no other entry has/);
  });

  it('one question under two ids, told apart by punctuation and characters alone', () => {
    write('a.json', entry('pay', '怎么付款？', '如何支付', '付款方式'));
    write('b.json', entry('pay2', '支付 在哪', '怎麼付款', '付钱'));
    expect(() => readFaqTopics(folder)).toThrow(/b\.json: pay2: "怎麼付款" is a phrasing of pay already/);
  });

  it('text that is not JSON', () => {
    writeFileSync(join(folder, 'a.json'), '{');
    expect(() => readFaqTopics(folder)).toThrow(/a\.json: expected JSON/);
  });

  it('a folder without topics, and one that is not there', () => {
    expect(() => readFaqTopics(folder)).toThrow(/expected \.json files, one a topic/);
    expect(() => readFaqTopics(join(folder, 'none'))).toThrow(/cannot be read \(ENOENT\)/);
  });
});

it('reads the FAQ that ships: at least 126 questions in 12 topics', () => {
  const topics = readFaqTopics();
  expect(topics.length).toBeGreaterThanOrEqual(12);
  expect(topics.flatMap(({ entries }) => entries).length).toBeGreaterThanOrEqual(126);
});
