import { clause, distinctClauses, OPPOSITE } from '../clause';
import { CLOSINGS } from '../frames';
import { chance, fill, pick } from '../phrase';
import { composeReview, slots } from '../review';
import { type Construction } from './construction';

const BACKGROUND = [
  '先说背景，{fact}',
  '事情是这样的，{fact}',
  '前前后后{use}了不少，{fact}',
  '写长一点给后来人参考，{fact}',
  '看了很多评价才{buy}的，{fact}',
  '家里老人小孩都{use}过了，{fact}',
];
const SUMMARIES = {
  pos: ['总之', '综合来说', '说到底', '瑕不掩瑜', '最后还是要说', '一句话'],
  neg: ['总之', '综合来说', '说到底', '再多优点也白搭', '最后还是要说', '一句话'],
} as const;

/** Many clauses, some of them for the other side, and a summary that decides. */
export const longReview: Construction = (random, domain, label) => {
  if (label === 'neu') return undefined;
  const values = slots(random, domain);
  const background = fill(pick(random, BACKGROUND), { ...values, fact: clause(random, domain, 'neu') });
  const own = distinctClauses(random, domain, label, 3 + random.below(4));
  const other = distinctClauses(random, domain, OPPOSITE[label], random.below(3));
  const facts = distinctClauses(random, domain, 'neu', random.below(3));
  const mixed = Array.from(random.shuffle(Int32Array.from([...own, ...other, ...facts].keys())), (index) => {
    const text = [...own, ...other, ...facts][index]!;
    return other.includes(text) && chance(random, 0.6) ? `虽然${text}` : text;
  });
  const body = mixed.map((text, index) => text + (index % 3 === 2 ? '。' : '，')).join('');
  const verdict = fill(pick(random, CLOSINGS[label]), values);
  const last = chance(random, 0.3) ? `，${composeReview(random, domain, label)}` : '';
  return `${background}。${body}${pick(random, SUMMARIES[label])}，${clause(random, domain, label)}，${verdict}${last}`;
};
