import { type Augmentation } from './augmentation';
import { openSign, tellingSign } from '../corpus/signals';

/** Adds emoji, a face or a code that agrees with the label, or one that agrees with any. */
export const addSign: Augmentation = (random, { text, label }, rate) => {
  if (random.next() >= rate) return text;
  const sign = label !== 'neu' && random.next() < 0.2 ? openSign(random) : tellingSign(random, label);
  return text + sign;
};
