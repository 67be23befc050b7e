import { clause, distinctClauses, OPPOSITE, unsurprised } from '../clause';
import { chance, fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

const BUT = [
  '虽然{other}，但是{own}',
  '虽说{other}，不过{own}',
  '{other}，但{own}',
  '{other}，不过{own}',
  '尽管{other}，{own}',
  '除了{other}，其他都{verdict}，{own}',
  '{own}，虽然{other}',
  '{own}，就算{other}也{verdict}',
  '{other}，可是{own}，所以{verdict}',
  '抛开{other}不说，{own}，{verdict}',
  '{own}，{verdict}，唯一的{remark}是{other}',
  '有人说{other}，我倒觉得{own}',
];

const WORDS = {
  pos: {
    verdict: ['满意', '值得{buy}', '还是推荐', '没{buy}亏', '可以接受'],
    remark: ['不足', '缺点', '小遗憾'],
  },
  neg: {
    verdict: ['不推荐', '不值', '不会再{buy}', '很失望', '没法给好评'],
    remark: ['优点', '亮点', '安慰'],
  },
} as const;

/** One thing against the other; the label is what the speaker ends up with. */
export const contrast: Construction = (random, domain, label) => {
  const values = slots(random, domain);
  if (label === 'neu') {
    const sides = [clause(random, domain, 'pos'), clause(random, domain, 'neg')];
    const [first, second] = chance(random, 0.5) ? sides : sides.reverse();
    const frame = pick(random, [
      '有好有坏，{first}，{second}，算是中规中矩',
      '{first}，{second}，不好不坏吧',
      '{first}，{second}，打个平手',
      '{first}，{second}，各占一半，给个中评',
      '怎么说呢，{first}，{second}，见仁见智',
    ]);
    return fill(frame, { first: first!, second: second! });
  }
  const words = WORDS[label];
  return fill(pick(random, BUT), {
    ...values,
    own: distinctClauses(random, domain, label, 1 + random.below(2)).join('，'),
    other: unsurprised(clause(random, domain, OPPOSITE[label])),
    verdict: fill(pick(random, words.verdict), values),
    remark: pick(random, words.remark),
  });
};
