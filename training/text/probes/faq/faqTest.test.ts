import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFaqTest } from './faqTest';
import { readFaqTopics } from './faqTopics';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faq-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ENTRIES = [
  { id: 'pay', question: '怎么付款？', alternatives: ['如何支付', '付款方式'], answer: '模拟支付。' },
  { id: 'ship', question: '何时发货？', alternatives: ['几天寄出', '发货时间'], answer: '不发货。' },
];
const PAY = { id: 'pay', standard: '怎么付款？', queries: ['咋付钱'] };
const SHIP = { id: 'ship', standard: '何时发货？', queries: ['啥时候发'] };

function read(queries: unknown[], refusals: unknown[] = [{ text: '你好' }]) {
  const write = (name: string, lines: unknown[]) => {
    const path = join(folder, name);
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    writeFileSync(path, `${text.join('\n')}\n`);
    return path;
  };
  return readFaqTest(ENTRIES, write('queries.jsonl', queries), write('refusals.jsonl', refusals));
}

it('reads queries and refusals', () => {
  expect(read([PAY, SHIP])).toEqual({ questions: [PAY, SHIP], refusals: ['你好'] });
});

it.each([
  ['a line that is not JSON', [PAY, '{'], /queries\.jsonl:2: expected \{"id"/],
  ['a question without queries', [{ ...PAY, queries: [] }, SHIP], /queries\.jsonl:1: expected \{"id"/],
  ['an unknown id', [PAY, { ...SHIP, id: 'shop' }], /:2: expected the id of an entry, got "shop"/],
  ['an id twice', [PAY, PAY], /:2: expected each id once/],
  ['another question', [{ ...PAY, standard: '付钱' }, SHIP], /:1: expected standard "怎么付款？"/],
  ['an entry that is not asked', [PAY], /expected queries for every entry, got none for ship/],
  [
    'an indexed phrasing in other characters',
    [{ ...PAY, queries: ['咋付', '幾天寄出！'] }, SHIP],
    /:1: expected a phrasing that entry ship does not have, got "幾天寄出！"/,
  ],
  [
    'a query of two questions',
    [PAY, { ...SHIP, queries: ['咋付钱？'] }],
    /:2: expected a phrasing that .*:1/,
  ],
])('refuses %s', (_, queries, message) => {
  expect(() => read(queries)).toThrow(message);
});

it.each([
  ['without a text', [{ text: ' ' }], /refusals\.jsonl:1: expected \{"text"/],
  ['that is a query', [{ text: '你好' }, { text: '咋付钱' }], /refusals\.jsonl:2: expected a phrasing/],
])('refuses a refusal %s', (_, refusals, message) => {
  expect(() => read([PAY, SHIP], refusals)).toThrow(message);
});

it('asks every question that ships in at least five new ways, and at least 120 that have no answer', () => {
  const { questions, refusals } = readFaqTest(readFaqTopics().flatMap(({ entries }) => entries));
  expect(questions.filter(({ queries }) => queries.length < 5)).toEqual([]);
  expect(refusals.length).toBeGreaterThanOrEqual(120);
});
