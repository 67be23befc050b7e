import { type Augmentation } from './augmentation';

/** What people draw out to be emphatic: 太太太, 好好好, 哈哈哈. */
const STRETCHABLE =
  /(?<!\p{L})[好棒赞差烂香](?!评)|[哈啊呀呜]|(?<!\[)太(?=\p{L})(?![阳平太极])|超(?=\p{L})(?![市人出过])|真(?=[的好是香快不])/gu;

/** Repeats an emphatic character twice or three times. */
export const stretch: Augmentation = (random, { text }, rate) =>
  text.replace(STRETCHABLE, (character) =>
    random.next() < rate ? character.repeat(2 + random.below(2)) : character,
  );
