import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readLabelledTexts, withOneSpelling } from './labelledTexts';
import { readTextSet } from './textSet';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'texts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('readLabelledTexts', () => {
  it.each([
    ['with a header', 'label\ttext\n1\t好\n0\t差\n'],
    ['without', '1\t好\n0\t差\n'],
  ])('reads labels and texts %s, also compressed', (_, content) => {
    const expected = [
      { label: '1', text: '好' },
      { label: '0', text: '差' },
    ];
    expect(readLabelledTexts(write('plain.tsv', content)).texts).toEqual(expected);
    expect(readLabelledTexts(write('packed.gz', gzipSync(content))).texts).toEqual(expected);
  });

  it('reads categories where there are three columns, and texts without characters', () => {
    expect(readLabelledTexts(write('a.tsv', '书籍\tpos\t好\n水果\tneg\t\n')).texts).toEqual([
      { category: '书籍', label: 'pos', text: '好' },
      { category: '水果', label: 'neg', text: '' },
    ]);
  });

  it.each([
    ['one column', '好\n', ':1: expected `label TAB text` or `category TAB label TAB text`, got "好"'],
    [
      'another number of columns later',
      '1\t好\n书籍\t1\t好\n',
      ':2: expected `label TAB text`, got "书籍\\t1\\t好"',
    ],
    ['no label', 'label\ttext\n \t好\n', ':2: expected `label TAB text`, got " \\t好"'],
    [
      'an empty category',
      '书籍\t1\t好\n\t1\t好\n',
      ':2: expected `category TAB label TAB text`, got "\\t1\\t好"',
    ],
    ['nothing', '', ': expected at least one line'],
    ['a header alone', 'label\ttext\n', ': expected at least one line `label TAB text`'],
  ])('names file and line of %s', (_, content, message) => {
    const path = write('bad.tsv', content);
    expect(() => readLabelledTexts(path)).toThrow(`${path}${message}`);
  });
});

describe('withOneSpelling', () => {
  it('joins sets that spell polarities in different ways', () => {
    const texts = ['0', 'pos', 'Neutral', '1'].map((label) => ({ label, text: label }));
    expect(withOneSpelling(texts).map(({ label }) => label)).toEqual(['neg', 'pos', 'neu', 'pos']);
  });

  it('leaves other classes as they are, 0 and 1 among them', () => {
    const texts = ['0', '1', '2'].map((label) => ({ label, text: label }));
    expect(withOneSpelling(texts)).toEqual(texts);
  });
});

describe('readTextSet', () => {
  it('counts a text that two files share once', () => {
    const lines = (label: string, texts: string) =>
      Array.from(texts, (text) => `${label}\t${text}\n`).join('');
    const one = write('one.tsv', lines('1', '甲乙丙丁戊') + lines('0', '己庚辛壬癸'));
    const other = write('other.tsv', `pos\t甲！\nneg\t子\n`);
    const set = readTextSet([one, other]);
    expect(set).toMatchObject({ name: 'one.tsv + other.tsv', classNames: ['neg', 'pos'], repeated: 1 });
    expect(set.texts).toHaveLength(11);
    expect(set.sha256).toHaveLength(2);
  });

  it('learns nothing from the sets that are kept for later', () => {
    const lines = (label: string, texts: string) =>
      Array.from(texts, (text) => `${label}\t${text}\n`).join('');
    const all = write('all.tsv', lines('1', '甲乙丙丁戊己') + lines('0', '庚辛壬癸子丑'));
    const later = write('later.tsv', '0\t甲！\n1\t寅\n');
    expect(readTextSet([all], { notIn: [later] }).texts).not.toContain('甲');
    expect(readTextSet([all], { notIn: [later] }).texts).toHaveLength(11);
  });

  it('says which class has too few texts', () => {
    const many = Array.from('甲乙丙丁戊', (text) => `b\t${text}\n`).join('');
    const path = write('few.tsv', `${many}a\t1\na\t2\na\t3\na\t4\n`);
    expect(() => readTextSet([path])).toThrow(
      'expected at least 5 different texts of each class, got 4 of a',
    );
  });
});
