import { clause, gradable, OPPOSITE } from '../clause';
import { fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

const MORE = [
  '{name}比{rival}{x}',
  '{name}比{rival}{x}多了',
  '{name}比{rival}还要{x}',
  '{name}比{rival}{x}不少',
  '跟{rival}比，{name}{x}太多',
  '{rival}没法比，{name}更{x}',
];
const LESS = [
  '{name}没有{rival}{x}',
  '{name}不如{rival}{x}',
  '{name}没{rival}那么{x}',
  '跟{rival}比，{name}没那么{x}',
  '{rival}比这{x}多了，说的是{name}',
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
  ],
} as const;

/** More of a good or a bad thing than a rival has, less of it, or better and worse as a whole. */
export const comparison: Construction = (random, domain, label) => {
  const values = slots(random, domain);
  if (label === 'neu') {
    const frame = pick(random, [
      '跟{rival}差不多',
      '和{rival}没什么区别',
      '与{rival}半斤八两',
      '跟{rival}比各有千秋',
      '和{rival}是同一个价',
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
