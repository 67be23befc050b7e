import { fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

const SOON = [
  '两天',
  '三天',
  '四天',
  '不到一周',
  '一个星期',
  '才半个月',
  '没几次',
  '不到一个月',
  '一个月',
  '五次',
];
const LONG = ['半年', '一年', '一年多', '两年', '三年', '五年', '大半年', '十个月', '四年多', '七八年'];

const FRAMES = {
  neg: [
    '{use}了{soon}{part}就{broken}',
    '{soon}{part}就{broken}了，什么质量',
    '{part}只撑了{soon}就{broken}',
    '刚{use}{soon}，{part}{broken}',
    '别人能{use}{long}，我这个{soon}{part}就{broken}',
    '说能{use}{long}，{soon}{part}就{broken}',
    '过了{soon}再看，{part}{broken}，气人',
    '{part}{broken}，前后才{soon}',
  ],
  pos: [
    '{use}了{long}{part}{intact}',
    '{use}{long}了，{part}{intact}',
    '都{long}了，{part}{intact}，质量没话说',
    '之前那个{soon}就坏，这个{use}了{long}{part}{intact}',
    '{long}前{buy}的，{part}到现在{intact}',
    '天天{use}，{long}过去{part}{intact}',
    '以为{soon}就得换，没想到{long}了{part}{intact}',
    '{part}{intact}，算算已经{use}了{long}',
  ],
} as const;

/** How long it held: the label is in the number and the outcome together. */
export const durability: Construction = (random, domain, label) => {
  if (label === 'neu' || !domain.lasting) return undefined;
  const { parts, broken, intact } = domain.lasting;
  return fill(pick(random, FRAMES[label]), {
    ...slots(random, domain),
    soon: pick(random, SOON),
    long: pick(random, LONG),
    part: pick(random, parts),
    broken: pick(random, broken),
    intact: pick(random, intact),
  }).replace('了了', '了');
};
