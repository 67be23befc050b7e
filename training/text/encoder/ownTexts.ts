import { corpusTexts } from '../corpus/corpusTexts';
import { type SentimentText } from './sentimentTexts';

const COUNT = 60_000;

/**
 * Reviews written for this project, as one category: of many, each as important as one of a public set, they would
 * outweigh what shoppers wrote.
 */
export function readOwnTexts(seed: number): SentimentText[] {
  return corpusTexts(seed, COUNT).map(({ label, text }) => ({ category: 'own', label, text }));
}
