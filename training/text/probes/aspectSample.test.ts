import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASPECTS } from '../../../src/contracts';
import { readAspectSample } from './aspectSample';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aspects-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(content: string) {
  const path = join(folder, 'aspects.tsv');
  writeFileSync(path, content);
  return readAspectSample(path);
}

const HEADER = 'category\taspects\ttext\n';

it('reads texts with several aspects and with none', () => {
  expect(read(`${HEADER}鞋\tprice:neg fit:pos\t贵，合脚\n鞋\tnone\t好\n`)).toEqual([
    { category: '鞋', text: '贵，合脚', aspects: { price: 'neg', fit: 'pos' } },
    { category: '鞋', text: '好', aspects: {} },
  ]);
});

it.each([
  ['no header', '鞋\tnone\t好\n', /:1: expected the header/],
  ['an unknown aspect', `${HEADER}鞋\tcolour:pos\t好看\n`, /:2: expected `category TAB/],
  ['an unknown polarity', `${HEADER}鞋\tprice:good\t便宜\n`, /:2: expected `category TAB/],
  ['an aspect twice', `${HEADER}鞋\tfit:pos fit:neg\t合脚\n`, /:2: expected `category TAB/],
  ['no aspects', `${HEADER}鞋\t\t好\n`, /:2: expected `category TAB/],
  ['no text', `${HEADER}鞋\tnone\t好\n鞋\tnone\t\n`, /:3: expected `category TAB/],
  ['a column too many', `${HEADER}鞋\tnone\t好\t看\n`, /:2: expected `category TAB/],
  ['a text twice', `${HEADER}鞋\tnone\t好\n包\tnone\t好\n`, /:3: expected a text that is not yet on line 2/],
  ['nothing but a header', HEADER, /expected at least one line/],
])('refuses %s', (_, content, message) => {
  expect(() => read(content)).toThrow(message);
});

describe('the sample that ships', () => {
  const sample = readAspectSample();
  const count = (aspects: (names: string[]) => boolean) =>
    sample.filter((text) => aspects(Object.keys(text.aspects))).length;

  it.each(ASPECTS)('speaks of %s at least 40 times, of both opinions', (aspect) => {
    expect(count((names) => names.includes(aspect))).toBeGreaterThanOrEqual(40);
    for (const opinion of ['neg', 'pos']) {
      const texts = sample.filter(({ aspects }) => aspects[aspect] === opinion);
      expect(texts.length).toBeGreaterThanOrEqual(15);
    }
  });

  it('has at least 40 texts of several aspects and 30 of none', () => {
    expect(count((names) => names.length > 1)).toBeGreaterThanOrEqual(40);
    expect(count((names) => names.length === 0)).toBeGreaterThanOrEqual(30);
  });
});
