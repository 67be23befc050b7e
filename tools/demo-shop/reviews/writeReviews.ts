import type { Review } from '../../../src/contracts';
import { sentencesFor } from '../content/contentTypes';
import type { Good } from '../products/buildGoods';
import { createSeededRandom, type SeededRandom } from '../seededRandom';
import * as phrases from './reviewPhrases';

const DAY_MS = 86_400_000;

/** How many reviews a good gets: `rank` 0 = best seller of `total`. Popular goods have 8–15, the long tail 0–3. */
function countReviews(rank: number, total: number, random: SeededRandom): number {
  const share = rank / total;
  if (share < 0.22) return 8 + random.below(8);
  if (share < 0.6) return 3 + random.below(5);
  return random.below(4);
}

/** Stars of one review; `quality` is the good's own, standard normal. */
function drawRating(quality: number, random: SeededRandom): number {
  const score = 4.75 + 0.28 * quality + 0.95 * random.normal();
  return Math.max(1, Math.min(5, Math.round(score)));
}

function joinSentences(parts: readonly string[], random: SeededRandom): string {
  const [first = '', ...rest] = parts;
  const text = rest.reduce((sum, part) => sum + random.pick(['，', '，', '。', '！']) + part, first);
  return text + random.pick(['。', '。', '！', '', '～']);
}

/** A text in keeping with the stars: about the good, its delivery, price or service. */
function writeText({ category, base, variant }: Good, rating: number, random: SeededRandom): string {
  const praise = () => random.pick(sentencesFor(category.praise, base));
  const complaint = () => random.pick(sentencesFor(category.complaints, base));
  const aside = () =>
    random.pick([...phrases.LOGISTICS_PRAISE, ...phrases.PRICE_PRAISE, ...phrases.SERVICE_PRAISE]);
  const grumble = () =>
    random.pick([
      ...phrases.LOGISTICS_COMPLAINTS,
      ...phrases.PRICE_COMPLAINTS,
      ...phrases.SERVICE_COMPLAINTS,
    ]);
  const naming = () =>
    random.pick([
      `买的${variant || base.name}`,
      `${base.name}收到了`,
      `这款${base.name}`,
      `${base.brand}的东西一直在买`,
    ]);
  const maybe = (probability: number, part: () => string) => (random.chance(probability) ? [part()] : []);
  switch (rating) {
    case 5: {
      if (random.chance(0.05)) return random.pick(phrases.DEFAULT_REVIEWS);
      const parts = [
        ...maybe(0.3, naming),
        ...maybe(0.35, () => random.pick(phrases.DELIGHT)),
        praise(),
        ...maybe(0.3, praise),
        ...maybe(0.45, aside),
        ...maybe(0.35, () => random.pick(phrases.CLOSINGS)),
      ];
      return joinSentences([...new Set(parts)], random);
    }
    case 4:
      return joinSentences(
        [
          ...maybe(0.3, naming),
          random.pick([praise(), `${random.pick(phrases.CONTENT)}，${praise()}`]),
          ...maybe(0.3, aside),
          `${random.pick(['就是', '美中不足是', '扣一星：', '唯一的问题是'])}${random.chance(0.6) ? complaint() : grumble()}`,
        ],
        random,
      );
    case 3:
      return joinSentences(
        [
          ...maybe(0.25, naming),
          random.pick([...phrases.RESERVED, ...phrases.CONTENT]),
          complaint(),
          ...maybe(0.35, () => `不过${random.chance(0.5) ? praise() : aside()}`),
        ],
        random,
      );
    default:
      return joinSentences(
        [
          ...maybe(0.3, naming),
          complaint(),
          ...maybe(0.6, grumble),
          ...maybe(rating === 1 ? 0.8 : 0.4, () => random.pick(phrases.ANGER)),
        ],
        random,
      );
  }
}

/**
 * The reviews of one good, newest first, no two of the same text.
 * `listedAtMs` and `untilMs` bound when they were written.
 */
export function writeReviews(
  good: Good,
  { rank, total, listedAtMs, untilMs }: { rank: number; total: number; listedAtMs: number; untilMs: number },
): Review[] {
  const random = createSeededRandom(`reviews ${good.itemId}`);
  const quality = createSeededRandom(`quality ${good.baseId}`).normal();
  const texts = new Map<string, number>();
  const count = countReviews(rank, total, random);
  for (let attempt = 0; texts.size < count && attempt < count * 3; attempt++) {
    const rating = drawRating(quality, random);
    const text = writeText(good, rating, random);
    if (!texts.has(text)) texts.set(text, rating);
  }
  return [...texts]
    .map(([text, rating]) => ({
      rating,
      text,
      author: `${random.pick(phrases.NAME_HEADS)}${random.pick(['*', '**', '***'])}${random.pick(phrases.NAME_TAILS)}`,
      writtenAtMs: Math.floor(random.between(listedAtMs + 3 * DAY_MS, untilMs)),
    }))
    .sort((one, other) => other.writtenAtMs - one.writtenAtMs)
    .map((review, index) => ({
      reviewId: `${good.itemId}-r${String(index + 1).padStart(2, '0')}`,
      itemId: good.itemId,
      ...review,
      simulated: true,
    }));
}
