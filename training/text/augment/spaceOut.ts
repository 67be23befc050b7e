import { type Augmentation } from './augmentation';

const GAPS = [' ', '　', '.', '·', '-', '*', '、', '_'];
const HAN_PAIR = /(?<=\p{Script=Han})(?=\p{Script=Han})/gu;

/** Parts characters as people do to get past filters: 垃 圾, 差.评. One kind of gap in a text. */
export const spaceOut: Augmentation = (random, { text }, rate) => {
  const gap = GAPS[random.below(GAPS.length)]!;
  return text.replace(HAN_PAIR, () => (random.next() < rate ? gap : ''));
};
