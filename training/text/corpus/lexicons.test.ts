import { canonicalText } from '../../../src/text/canonical/canonicalText';
import { seededRandom } from '../../random/seededRandom';
import { slangWord } from './constructions/colloquial';
import { opinion } from './constructions/opinion';
import { signal } from './constructions/signal';
import { domains } from './domains';
import { opinions, sayings, slang } from './lexicons';
import { tellingSign } from './signals';

describe.each([
  ['slang', slang()],
  ['opinions', opinions()],
  ['sayings', sayings()],
])('%s', (_, entries) => {
  it('lists nothing twice, not even under two labels', () => {
    const texts = entries.map(({ text }) => text);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it('has praise and blame in about equal numbers', () => {
    const count = (label: string) => entries.filter((entry) => entry.label === label).length;
    expect(count('pos') / count('neg')).toBeGreaterThan(0.6);
    expect(count('pos') / count('neg')).toBeLessThan(1.6);
  });

  it('has no space, slot or bar left over from its file', () => {
    const odd = entries.filter(({ text }) =>
      /[\s|]|[{}]/.test(text.replace(/\{(thing|buy|use|again|rival)\}/g, '')),
    );
    expect(odd).toEqual([]);
  });
});

describe('slangWord', () => {
  it('knows a frame for every role, and says every word of the label asked for alone', () => {
    const random = seededRandom(1);
    for (const label of ['neg', 'neu', 'pos'] as const) {
      const said = Array.from({ length: 8000 }, (_, index) =>
        slangWord(random, domains()[index % domains().length]!, label),
      ).join('\n');
      const missing = slang().filter((entry) => entry.label === label && !said.includes(entry.text));
      expect(missing).toEqual([]);
    }
  });
});

describe('opinion', () => {
  const random = seededRandom(4);
  const said = (label: 'neg' | 'neu' | 'pos') =>
    Array.from({ length: 30_000 }, (_, index) =>
      opinion(random, domains()[index % domains().length]!, label)!,
    );

  it.each(['neg', 'neu', 'pos'] as const)('says every word of %s', (label) => {
    const all = said(label).join('\n');
    expect(opinions().filter((entry) => entry.label === label && !all.includes(entry.text))).toEqual([]);
  });

  it('denies what is the opposite, and what already denies never twice', () => {
    const all = said('neg').join('\n');
    expect(all).toMatch(/不够生动|没那么生动|根本不生动|一点也不生动/);
    expect(all).not.toMatch(/(?:不够|没那么|根本不|一点也不)[不没]/);
  });
});

describe('signs', () => {
  it.each([
    ['neg', '👎😠😢😒🤢🙂'],
    ['neu', '🤔'],
    ['pos', '😊❤👍🎉'],
  ] as const)('that tell %s are read as one of %s', (label, classes) => {
    const random = seededRandom(2);
    for (let count = 0; count < 1000; count++) {
      const sign = tellingSign(random, label);
      const read = new Set(Array.from(canonicalText(sign).text));
      expect([sign, [...read].every((point) => classes.includes(point)), read.size]).toEqual([sign, true, 1]);
    }
  });

  it('turn praise of a plain fact into scorn, in negative texts alone', () => {
    const random = seededRandom(3);
    const made = (label: 'neg' | 'pos') =>
      Array.from({ length: 3000 }, () => canonicalText(signal(random, domains()[0]!, label)!).text);
    expect(made('neg').filter((text) => /真好🙂/u.test(text)).length).toBeGreaterThan(0);
    expect(made('pos').filter((text) => /🙂/u.test(text))).toEqual([]);
  });
});
