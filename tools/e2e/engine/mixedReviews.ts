const SENTENCES = [
  '衣服质量很好，穿着也舒服，就是物流太慢了，等了一个星期才到。',
  '包装有点破，客服态度倒是不错的',
  '差评！用了三天就坏了，客服不理人',
  '茶香很正，口感順滑，性價比高',
  'ok',
  '一般般吧',
  'Great quality, will buy again 下次还来',
  '没有异味，一点都不卡，不是不好',
];
/** What no sentence has: nothing, spaces, signs alone, characters that no table has, codes of WeChat. */
const STRANGE = [
  '',
  '   ',
  '👍🏻',
  '😀😭🤬',
  '。',
  '龘靐齉爩',
  '[微笑][再见]',
  '\u{20000}\u{2A6D6}',
  '好',
  '\ud83d',
];

/** As many reviews as a page shows, of all lengths: empty ones, emoji, one sentence, and far more than the model reads. */
export const MIXED_REVIEWS: readonly string[] = Array.from({ length: 200 }, (_, index) => {
  if (index % 10 === 3) return STRANGE[((index / 10) % STRANGE.length) | 0]!;
  const sentence = SENTENCES[index % SENTENCES.length]!;
  if (index % 40 === 7) return `${index}${sentence}`.repeat(100);
  return `${sentence}${SENTENCES[(index * 5 + 1) % SENTENCES.length]!.slice(0, index % 13)}`;
});

/** Each as long as the model reads: together more characters than go in one batch. */
export const LONG_REVIEWS: readonly string[] = Array.from({ length: 200 }, (_, index) => {
  const others = SENTENCES.slice(index % SENTENCES.length);
  return `${index}${others.join('')}`.repeat(8);
});

/** Batches that each have another number of texts and of characters. */
export const BATCHES: readonly (readonly string[])[] = Array.from({ length: 50 }, (_, index) =>
  MIXED_REVIEWS.slice(index, index + 16 + (index % 9)),
);
