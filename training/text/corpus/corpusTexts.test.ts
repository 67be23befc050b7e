import { textKey } from '../distinctTexts';
import { corpusTexts } from './corpusTexts';
import { domains } from './domains';

const SEED = 20;
const COUNT = 6000;
const texts = corpusTexts(SEED, COUNT);

function counts(values: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

describe('corpusTexts', () => {
  it('gives as many as asked for, the same for the same seed and others for another', () => {
    expect(texts).toHaveLength(COUNT);
    expect(corpusTexts(SEED, COUNT)).toEqual(texts);
    const others = new Set(corpusTexts(SEED + 1, COUNT).map(({ text }) => text));
    expect(texts.filter(({ text }) => !others.has(text)).length).toBeGreaterThan(COUNT / 2);
  });

  it('says nothing twice, not even with other punctuation', () => {
    expect(new Set(texts.map(({ text }) => textKey(text))).size).toBe(COUNT);
  });

  it('is balanced by label: 20 % neutral, as much blame as praise', () => {
    const labels = counts(texts.map(({ label }) => label));
    expect(labels.get('neu')).toBe(1200);
    expect(Math.abs(labels.get('neg')! - labels.get('pos')!)).toBeLessThanOrEqual(1);
  });

  it('is balanced by category, within each label too', () => {
    for (const label of ['neg', 'neu', 'pos']) {
      const found = counts(texts.filter((text) => text.label === label).map(({ category }) => category));
      expect([...found.keys()].sort()).toEqual(
        domains()
          .map(({ category }) => category)
          .sort(),
      );
      expect(Math.max(...found.values()) - Math.min(...found.values())).toBeLessThanOrEqual(1);
    }
  });

  it('mixes each kind of construction in both polarities, none mostly of one but what is between them', () => {
    // Some kinds are rare: of 6,000 texts, chance alone would give one of them twice as much blame as praise.
    const many = corpusTexts(SEED, 4 * COUNT);
    const kinds = new Set(many.map((text) => text.kind));
    kinds.delete('lukewarm');
    for (const kind of kinds) {
      const labels = counts(many.filter((text) => text.kind === kind).map(({ label }) => label));
      const [neg, pos] = [labels.get('neg')!, labels.get('pos')!];
      expect([kind, Math.abs(neg - pos) / (neg + pos) < 0.3]).toEqual([kind, true]);
    }
  });

  it('leaves no slot, star or bar of the grammar in a text', () => {
    expect(
      texts.filter(({ text }) => /[{}*]|(?<![A-Z])X(?![A-Z])|\p{L}\|\p{L}|undefined|\s$/u.test(text)),
    ).toEqual([]);
  });

  it('stutters nowhere: no 了了, 很很, 太太 nor two commas', () => {
    expect(texts.filter(({ text }) => /[^不]了了|很很|太太|不不|，，|，。|。，/.test(text))).toEqual([]);
  });

  it('keeps texts short: 2 to 160 characters, and to 320 where they ramble', () => {
    const longest = (kind: string) => (kind === 'longReview' ? 320 : 160);
    expect(texts.filter(({ text, kind }) => text.length < 2 || text.length > longest(kind))).toEqual([]);
  });

  it('refuses to give more than the pools hold', () => {
    const say = (text: string) => [{ text, isGradable: true }];
    const poor = {
      ...domains()[0]!,
      aspects: [{ names: ['味道'], pos: say('香'), neg: say('咸'), neu: say('是原味的') }],
      clauses: { pos: ['吃光了'], neg: ['吃不下'], neu: ['买了一份'] },
      questions: ['几点开门'],
      wishes: ['早点开门'],
    };
    expect(() => corpusTexts(SEED, 200_000, [poor])).toThrow(/expected fewer texts of neu/);
  });
});
