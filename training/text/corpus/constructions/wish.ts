import { clause } from '../clause';
import { chance, fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

const HOPE = ['希望能{wish}', '建议{wish}', '希望以后{wish}', '期待{wish}', '能不能考虑{wish}'];
const IF_ONLY = [
  '要是能{wish}就好了，现在{own}',
  '{own}，要是能{wish}就好了',
  '{own}，真该{wish}',
  '{own}，早该{wish}了',
  '{own}，连{wish}都做不到',
  '{own}，建议{wish}',
  '{own}，建议{wish}',
];
const EVEN = [
  '{own}，要是早点{buy}就好了',
  '要是能一直这样就好了，{own}',
  '{own}，要是别家也这样就好了',
  '{own}，要是能{wish}就更完美了',
  '{own}，再{wish}就无敌了',
  '如果{wish}那就满分了，不过{own}，也很满意了',
  '{own}，建议{wish}，锦上添花',
];

/** A plain wish judges nothing; what if-only says depends on what stands beside it. */
export const wish: Construction = (random, domain, label) => {
  const values = slots(random, domain);
  const words = { ...values, wish: pick(random, domain.wishes) };
  if (label !== 'neu') {
    return fill(pick(random, label === 'neg' ? IF_ONLY : EVEN), {
      ...words,
      own: clause(random, domain, label),
    });
  }
  const text = fill(pick(random, HOPE), words);
  return chance(random, 0.3) ? `${clause(random, domain, 'neu')}，${text}` : text;
};
