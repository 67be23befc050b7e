import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBehaviourProbes } from './behaviourProbes';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'probes-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(content: string) {
  const path = join(folder, 'probes.tsv');
  writeFileSync(path, content);
  return readBehaviourProbes(path);
}

const HEADER = 'kind\texpected\ttext\tplain\n';

it('reads probes with one answer or several, without characters, and with a plain form', () => {
  expect(read(`${HEADER}short\tneu|neg\t\t\nspaces\tneg\t差 评\t差评\n`)).toEqual([
    { kind: 'short', expected: ['neu', 'neg'], text: '' },
    { kind: 'spaces', expected: ['neg'], text: '差 评', plain: '差评' },
  ]);
});

it.each([
  ['no header', 'short\tneu\t嗯\t\n', /:1: expected the header/],
  ['an unknown answer', `${HEADER}short\tgood\t好\t\n`, /:2: expected .*any of neg, neu, pos/],
  ['no answer', `${HEADER}short\t\t好\t\n`, /:2: expected .*any of neg, neu, pos/],
  ['a missing column', `${HEADER}a\tpos\t好\t\na\tpos\t赞\n`, /:3: expected `kind TAB/],
  ['no kind', `${HEADER}\tpos\t好\t\n`, /:2: expected `kind TAB/],
  ['a text twice', `${HEADER}a\tpos\t好\t\nb\tneg\t好\t\n`, /:3: expected a text that is not yet on line 2/],
  ['nothing but a header', HEADER, /expected at least one line/],
])('refuses %s', (_, content, message) => {
  expect(() => read(content)).toThrow(message);
});

describe('the probes that ship', () => {
  const probes = readBehaviourProbes();
  const kinds = [...new Set(probes.map(({ kind }) => kind))];

  it('are at least 440, of at least 25 a kind', () => {
    expect(probes.length).toBeGreaterThanOrEqual(440);
    const few = kinds.filter((name) => probes.filter(({ kind }) => kind === name).length < 25);
    expect(few).toEqual([]);
  });

  it('ask for praise about as often as for blame', () => {
    const count = (label: string) =>
      probes.filter(({ expected }) => expected.length === 1 && expected[0] === label).length;
    const ratio = count('pos') / count('neg');
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });
});
