import { type Augmentation } from './augmentation';

const MARKS = /[，。！？、；,.!?;~]+/gu;
const OTHERS = ['，', '。', '！', ' ', ',', '.', '~', '、', '……'];

/** Drops a mark, doubles it or writes another one. A question keeps its mark, since it tells a question. */
export const punctuate: Augmentation = (random, { text }, rate) =>
  text.replace(MARKS, (mark) => {
    if (/[?？]/.test(mark) || random.next() >= rate) return mark;
    const way = random.below(3);
    if (way === 0) return '';
    if (way === 1) return mark.repeat(2 + random.below(2));
    return OTHERS[random.below(OTHERS.length)]!;
  });
