import { InputError } from '../../inputError';
import { corpusTexts } from '../corpus/corpusTexts';
import { domains } from '../corpus/domains';
import { type SentimentText } from './sentimentTexts';

const COUNT = 60_000;

/**
 * Reviews written for this project, as one category: of many, each as important as one of a public set, they would
 * outweigh what shoppers wrote. Throws an InputError for a domain that there is none of.
 */
export function readOwnTexts(seed: number, withoutDomains: readonly string[] = []): SentimentText[] {
  const names = domains().map(({ category }) => category);
  const strange = withoutDomains.filter((name) => !names.includes(name));
  if (strange.length > 0) {
    throw new InputError(`domains: expected some of ${names.join(', ')}, got ${strange.join(', ')}`);
  }
  const asked = domains().filter(({ category }) => !withoutDomains.includes(category));
  return corpusTexts(seed, COUNT, asked).map(({ label, text }) => ({ category: 'own', label, text }));
}
