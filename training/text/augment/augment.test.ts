import fc from 'fast-check';
import { canonicalText } from '../../../src/text/canonical/canonicalText';
import { seededRandom } from '../../random/seededRandom';
import { corpusTexts } from '../corpus/corpusTexts';
import { addSign } from './addSign';
import { augment, DEFAULT_RATES } from './augment';
import { HOMOPHONES, LABEL_BEARING } from './homophones';
import { mistype } from './mistype';
import { punctuate } from './punctuate';
import { spaceOut } from './spaceOut';
import { stretch } from './stretch';
import { traditionalise, widen } from './widen';

const NONE = Object.fromEntries(Object.keys(DEFAULT_RATES).map((name) => [name, 0]));
const STEPS = { mistype, punctuate, spaceOut, stretch, traditionalise, widen, addSign };
const SAMPLE = '手机质量真的好，太香了！在京东买的，包装很好。6折';

const texts = corpusTexts(3, 2000);
const anyText = fc.oneof(
  fc.constantFrom(...texts.map(({ text }) => text)),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
const anyInput = fc.record({
  text: anyText,
  label: fc.constantFrom('neg' as const, 'neu' as const, 'pos' as const),
});

/** The characters of a text that carry its label, each run once. */
function core(text: string): string {
  const bearing = Array.from(canonicalText(text).text).filter((character) => LABEL_BEARING.has(character));
  return bearing.filter((character, index) => character !== bearing[index - 1]).join('');
}

describe('augment', () => {
  it('writes the same for the same seed and something else for most others', () => {
    for (const input of texts.slice(0, 200)) expect(augment(5, input)).toBe(augment(5, input));
    const changed = texts.filter((input, seed) => augment(seed, input) !== input.text).length;
    expect(changed / texts.length).toBeGreaterThan(0.5);
    expect(
      new Set(Array.from({ length: 200 }, (_, seed) => augment(seed, { text: SAMPLE, label: 'pos' }))).size,
    ).toBeGreaterThan(100);
  });

  it('destroys no character that carries the label', () => {
    texts.forEach(({ text, label }, seed) => {
      expect([text, seed, core(augment(seed, { text, label }, { addSign: 0 }))]).toEqual([
        text,
        seed,
        core(text),
      ]);
    });
  });

  it('never throws, whatever the text, rates and seed', () => {
    const rates = fc.record(
      Object.fromEntries(
        Object.keys(DEFAULT_RATES).map((name) => [name, fc.double({ min: 0, max: 1, noNaN: true })]),
      ),
    );
    fc.assert(
      fc.property(fc.integer(), anyInput, rates, (seed, input, some) => {
        expect(typeof augment(seed, input, some)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing at a rate of 0', () => {
    fc.assert(
      fc.property(fc.integer(), anyInput, (seed, input) =>
        expect(augment(seed, input, NONE)).toBe(input.text),
      ),
    );
  });

  it.each([-0.1, 1.1, NaN])('refuses a rate of %p by name', (rate) => {
    expect(() => augment(1, { text: '好', label: 'pos' }, { widen: rate })).toThrow(
      /rate of widen: expected 0 to 1/,
    );
  });
});

describe.each(Object.entries(STEPS))('%s', (name, step) => {
  it('acts at a rate of 1', () => {
    expect(step(seededRandom(1), { text: SAMPLE, label: 'pos' }, 1)).not.toBe(SAMPLE);
  });

  it('leaves a text without places for it alone', () => {
    if (name !== 'addSign') expect(step(seededRandom(1), { text: '不', label: 'neg' }, 1)).toBe('不');
  });
});

describe('mistype', () => {
  it('keeps length and never touches or writes what carries the label', () => {
    fc.assert(
      fc.property(fc.integer(), anyInput, (seed, input) => {
        const before = Array.from(input.text);
        const after = Array.from(mistype(seededRandom(seed), input, 1));
        expect(after).toHaveLength(before.length);
        before.forEach((character, index) => {
          if (LABEL_BEARING.has(character) || LABEL_BEARING.has(after[index]!))
            expect(after[index]).toBe(character);
        });
      }),
    );
  });

  it('takes about its share of the places', () => {
    const places = Array.from('在'.repeat(20_000)).join('');
    const changed = Array.from(mistype(seededRandom(4), { text: places, label: 'pos' }, 0.03)).filter(
      (at) => at !== '在',
    ).length;
    expect(changed).toBeGreaterThan(500);
    expect(changed).toBeLessThan(700);
  });

  it('knows homophones both ways', () => {
    for (const [character, others] of HOMOPHONES) {
      expect(others).not.toContain(character);
      for (const other of others)
        expect([other, HOMOPHONES.get(other)!.includes(character)]).toEqual([other, true]);
    }
  });
});

describe('what the canonical spelling undoes', () => {
  it.each([
    ['traditionalise', traditionalise],
    ['widen', widen],
  ])('%s is read as the text was', (_, step) => {
    for (const input of texts) {
      expect(canonicalText(step(seededRandom(9), input, 1)).text).toBe(canonicalText(input.text).text);
    }
  });
});

describe('spaceOut', () => {
  it('keeps every character in its order', () => {
    for (const input of texts.slice(0, 500)) {
      const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(spaceOut(seededRandom(2), input, 0.5))).toBe(letters(input.text));
    }
  });
});

describe('punctuate', () => {
  it('lets a question stay one', () => {
    const asked = punctuate(seededRandom(1), { text: '能机洗吗？谢谢。', label: 'neu' }, 1);
    expect(asked).toMatch(/^能机洗吗？谢谢/);
  });
});

describe('addSign', () => {
  it.each(['neg', 'pos'] as const)('adds no sign to a %s text that says the opposite', (label) => {
    const opposite = label === 'neg' ? /[😊❤👍🎉]/u : /[👎😠😒🤢🙂]/u;
    for (let seed = 0; seed < 500; seed++) {
      const sign = canonicalText(addSign(seededRandom(seed), { text: '东西', label }, 1)).text.slice(2);
      expect([seed, sign, opposite.test(sign)]).toEqual([seed, sign, false]);
    }
  });
});
