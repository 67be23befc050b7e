import { seededRandom } from '../../random/seededRandom';
import { augment } from '../augment/augment';
import { type SentimentText } from './sentimentTexts';

/**
 * Other spellings of a share `rewritten` of the texts, others in every epoch; undefined for texts that stay as they are.
 * The same for the same seed and epoch.
 */
export function rewriteTexts(
  texts: readonly Pick<SentimentText, 'text' | 'label'>[],
  epoch: number,
  { seed, rewritten }: { seed: number; rewritten: number },
): (string | undefined)[] {
  const random = seededRandom(seed * 104_729 + epoch);
  return texts.map((text) => {
    const own = random.below(2 ** 31);
    return random.next() < rewritten ? augment(own, text) : undefined;
  });
}
