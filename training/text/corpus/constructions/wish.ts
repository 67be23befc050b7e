import { clause } from '../clause';
import { chance, fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

const ASK = [
  '{ask}？',
  '请问{ask}？',
  '问一下，{ask}',
  '想问问{ask}',
  '有没有人知道{ask}',
  '{ask}，求解答',
  '还没{buy}，先问下{ask}',
];
const HOPE = ['希望能{wish}', '建议{wish}', '希望以后{wish}', '期待{wish}', '能不能考虑{wish}'];
const IF_ONLY = [
  '要是能{wish}就好了，现在{own}',
  '{own}，要是能{wish}就好了',
  '{own}，真该{wish}',
  '{own}，早该{wish}了',
  '{own}，连{wish}都做不到',
];
const EVEN = [
  '{own}，要是能{wish}就更完美了',
  '{own}，再{wish}就无敌了',
  '如果{wish}那就满分了，不过{own}，也很满意了',
  '{own}，建议{wish}，锦上添花',
];

/** Questions and plain wishes judge nothing; what if-only says depends on what stands beside it. */
export const wish: Construction = (random, domain, label) => {
  const values = slots(random, domain);
  const words = { ...values, ask: pick(random, domain.questions), wish: pick(random, domain.wishes) };
  if (label !== 'neu') {
    return fill(pick(random, label === 'neg' ? IF_ONLY : EVEN), {
      ...words,
      own: clause(random, domain, label),
    });
  }
  const text = fill(pick(random, chance(random, 0.6) ? ASK : HOPE), words);
  return chance(random, 0.3) ? `${clause(random, domain, 'neu')}，${text}` : text;
};
