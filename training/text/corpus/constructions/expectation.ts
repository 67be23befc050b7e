import { clause, gradable, OPPOSITE } from '../clause';
import { fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

const ADJECTIVE = [
  '本来以为{name}会很{x}，没想到一点都不{x}',
  '以为{name}{x}，结果并不{x}',
  '{buy}之前担心{name}太{x}，现在看完全不{x}',
  '都说{name}{x}，到我这儿一点也不{x}',
];
const HOPED = [
  '冲着{name}{x}来的，结果根本不{x}',
  '以为{name}会很{x}，没想到一点都不{x}',
  '看评价说{name}{x}，我怎么不觉得',
  '期待{name}能{x}一点，到头来不{x}',
  '说是{name}{x}，实际不{x}',
];
const CLAUSE = {
  pos: [
    '没抱多大希望，结果{own}',
    '本来没指望，没想到{own}',
    '原以为会踩雷，谁知{own}',
    '超出预期，{own}',
    '以前被坑怕了，这次居然{own}',
    '下单时忐忑，{use}过才知道{own}',
    '朋友说不行我偏要试，结果{own}',
  ],
  neg: [
    '满怀期待，结果{own}',
    '本来挺看好，没想到{own}',
    '以为捡到宝，谁知{own}',
    '与预期差太多，{own}',
    '前几次都不错，这次居然{own}',
    '下单时还挺高兴，{use}过才知道{own}',
    '朋友说好我才{buy}的，结果{own}',
  ],
} as const;

/** What was feared or hoped, and what came: the label is what came. */
export const expectation: Construction = (random, domain, label) => {
  if (label === 'neu') return undefined;
  const values = slots(random, domain);
  if (random.below(2) === 0)
    return fill(pick(random, CLAUSE[label]), { ...values, own: clause(random, domain, label) });
  const { name, predicate } = gradable(random, domain, OPPOSITE[label]);
  return fill(pick(random, label === 'pos' ? ADJECTIVE : HOPED), { ...values, name, x: predicate.text });
};
