import { ASPECTS, type Aspect } from '../../../src/contracts';
import { canonicalText } from '../../../src/text/canonical/canonicalText';
import { ASPECT_SEEDS } from './seedWords';

const wordsOf = (aspect: Aspect) => {
  const { names, praises, blames } = ASPECT_SEEDS[aspect];
  return [...names, ...praises, ...blames];
};

describe('aspect seed words', () => {
  it.each(ASPECTS)('have at least 25 of %s, praise and blame among them', (aspect) => {
    const { praises, blames, not } = ASPECT_SEEDS[aspect];
    expect(wordsOf(aspect).length).toBeGreaterThanOrEqual(25);
    expect(Math.min(praises.length, blames.length)).toBeGreaterThanOrEqual(10);
    expect(not.length).toBeGreaterThanOrEqual(8);
  });

  it('name one aspect each', () => {
    const owners = new Map<string, Aspect>();
    for (const aspect of ASPECTS) {
      for (const word of wordsOf(aspect)) {
        expect([word, owners.get(word)]).toEqual([word, undefined]);
        owners.set(word, aspect);
      }
    }
  });

  it('are spelt as models read them', () => {
    for (const aspect of ASPECTS) {
      for (const word of [...wordsOf(aspect), ...ASPECT_SEEDS[aspect].not]) {
        expect(canonicalText(word).text).toBe(word);
      }
    }
  });

  it.each(ASPECTS)('of %s have counter-examples that contain one of them', (aspect) => {
    for (const phrase of ASPECT_SEEDS[aspect].not) {
      const isNear = wordsOf(aspect).some((word) => phrase.includes(word));
      expect([phrase, isNear]).toEqual([phrase, true]);
    }
  });
});
