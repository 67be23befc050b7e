import { normaliseText } from './normaliseText';

const HAN = /\p{Script=Han}/u;
/** A run of Chinese characters, or of letters and digits of any other script. */
const RUN = /\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu;

/**
 * The distinct terms of a short text such as a product's title, in the order they appear: words for scripts
 * that separate them, single characters and neighbouring pairs for Chinese, which does not.
 */
export function titleTerms(title: string): string[] {
  const terms = new Set<string>();
  for (const [run] of normaliseText(title).matchAll(RUN)) {
    if (!HAN.test(run)) {
      terms.add(run);
      continue;
    }
    const characters = [...run];
    characters.forEach((character, index) => {
      terms.add(character);
      const next = characters[index + 1];
      if (next !== undefined) terms.add(character + next);
    });
  }
  return [...terms];
}
