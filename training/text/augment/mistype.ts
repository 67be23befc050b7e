import { type Augmentation } from './augmentation';
import { HOMOPHONES } from './homophones';

/** Writes characters as others of the same sound: 包装 → 包庄, 在 → 再. What carries the label is left alone. */
export const mistype: Augmentation = (random, { text }, rate) =>
  Array.from(text, (character) => {
    const others = HOMOPHONES.get(character);
    if (!others || random.next() >= rate) return character;
    return others[random.below(others.length)]!;
  }).join('');
