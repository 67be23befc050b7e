import { clause, gradable, OPPOSITE } from '../clause';
import { chance, fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

/** What anything may be compared with. */
const RIVALS = [
  '以前{buy}的',
  '上一家',
  '别家',
  '别人家',
  '隔壁',
  '实体店',
  '旧款',
  '老款',
  '上一代',
  '同事{buy}的',
  '贵一倍的',
  '便宜一半的',
  '大牌',
  '杂牌',
  '之前那{thing}',
];
const MORE = [
  '{name}比{rival}{x}',
  '{name}比{rival}{x}多了',
  '{name}比{rival}还要{x}',
  '{name}比{rival}{x}不少',
  '跟{rival}比，{name}{x}太多',
  '{rival}没法比，{name}更{x}',
  '{name}明显比{rival}{x}',
  '{name}比起{rival}{x}一大截',
  '{name}跟{rival}比起来{x}多了',
  '同样的价钱，{name}比{rival}{x}',
  '换了好几家，{name}数这家最{x}',
  '{name}是我{use}过最{x}的',
  '没见过{name}比这更{x}的',
  '{name}一次比一次{x}',
];
const LESS = [
  '{name}没有{rival}{x}',
  '{name}不如{rival}{x}',
  '{name}没{rival}那么{x}',
  '跟{rival}比，{name}没那么{x}',
  '{rival}比这{x}多了，说的是{name}',
  '{name}远没有{rival}{x}',
  '论{name}，{rival}更{x}',
  '论{name}还是{rival}{x}',
  '{name}哪有{rival}{x}',
  '要说{name}，{rival}可{x}多了',
];
const OVERALL = {
  pos: [
    '比{rival}强太多',
    '甩{rival}几条街',
    '完胜{rival}',
    '用过{rival}，还是这个更胜一筹',
    '{rival}跟它没得比',
    '一点不输{rival}',
    '不比{rival}差',
    '跟{rival}比有过之无不及',
    '{use}过这个，再也看不上{rival}了',
    '{rival}卖那么贵，还没这个好',
    '花{rival}一半的钱，得到的更多',
    '换掉{rival}是对的',
    '从{rival}转过来的，早该转了',
    '比了三家，还是这家',
    '{rival}要是有它一半好就不会倒了',
    '跟{rival}一比，高下立判，这家赢',
    '别的都比下去了',
    '{buy}了这么多家，数它最好',
    '价格跟{rival}一样，东西好一截',
    '没有比它更好的了',
  ],
  neg: [
    '不如{rival}',
    '比{rival}差远了',
    '被{rival}甩几条街',
    '跟{rival}没法比',
    '还是{rival}靠谱',
    '早知道选{rival}了',
    '连{rival}都比不上',
    '还不如{rival}',
    '{use}过{rival}，就知道这个有多差',
    '卖得比{rival}贵，还没人家一半好',
    '同样的钱，我不如{buy}{rival}',
    '后悔换掉{rival}',
    '又换回{rival}了',
    '比了三家，数这家最差',
    '要是有{rival}一半好我就满足了',
    '跟{rival}一比，高下立判，输得彻底',
    '哪家都比它强',
    '{buy}了这么多家，没见过比它更差的',
    '宁可多花钱{buy}{rival}',
    '{rival}都比它像样',
    '没有比它更差的了',
  ],
} as const;

/** More of a good or a bad thing than a rival has, less of it, or better and worse as a whole. */
export const comparison: Construction = (random, domain, label) => {
  const own = slots(random, domain);
  const values = chance(random, 0.5) ? own : { ...own, rival: fill(pick(random, RIVALS), own) };
  if (label === 'neu') {
    const frame = pick(random, [
      '跟{rival}差不多',
      '和{rival}没什么区别',
      '与{rival}半斤八两',
      '跟{rival}比各有千秋',
      '和{rival}是同一个价',
      '没跟{rival}比过',
      '跟{rival}各是各的风格',
      '和{rival}是同一个厂的',
    ]);
    return `${fill(frame, values)}，${clause(random, domain, 'neu')}`;
  }
  const way = random.below(3);
  if (way === 2) {
    const verdict = fill(pick(random, OVERALL[label]), values);
    const reason = clause(random, domain, label);
    return pick(random, [`${verdict}，${reason}`, `${reason}，${verdict}`]);
  }
  const side = way === 0 ? label : OPPOSITE[label];
  const { name, predicate } = gradable(random, domain, side);
  return fill(pick(random, way === 0 ? MORE : LESS), { ...values, name, x: predicate.text });
};
