import { clause, distinctClauses, OPPOSITE, unsurprised } from '../clause';
import { fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

const TURNS = [
  '一开始{other}，后来{own}',
  '起初{other}，慢慢地{own}',
  '刚开始{other}，现在{own}',
  '开头几天{other}，之后{own}',
  '以前{other}，现在{own}',
  '过去{other}，换了之后{own}',
  '从前总是{other}，{use}了这{thing}，{own}',
  '原先{other}，如今{own}',
  '原来{other}，这回{own}',
  '上次{other}，这次{own}',
  '头一回{other}，第二回{own}',
  '前阵子{other}，最近{own}',
  '去年{other}，今年{own}',
  '早些时候{other}，更新之后{own}',
  '本来{other}，找了客服之后{own}',
  '{other}的时候想{reaction}，后来{own}',
  '越{use}越觉得{own}，虽说开始{other}',
  '现在{own}，一开始可是{other}',
];
const REACTIONS = {
  pos: ['退货', '给差评', '放弃', '骂人', '找客服'],
  neg: ['给五星', '推荐给朋友', '多{buy}几份', '夸两句', '追加好评'],
} as const;
const MOVED = [
  '一开始{first}，后来{second}',
  '原来{first}，现在{second}',
  '先{buy}了一份，后来又{buy}了一份，{first}',
  '之前{first}，这次{second}',
  '本来打算送人，后来自己留着了，{first}',
  '开始想{buy}大的，最后{buy}了小的，{first}',
  '改过一次地址，{first}',
  '上次{buy}过，这次{first}',
  '以前在别处{buy}，现在换到这里，{first}',
];

/** Then and now: the label is what it has come to; a change of plans judges nothing. */
export const change: Construction = (random, domain, label) => {
  const values = slots(random, domain);
  if (label === 'neu') {
    const [first, second] = [clause(random, domain, 'neu'), clause(random, domain, 'neu')];
    return fill(pick(random, MOVED), { ...values, first, second });
  }
  return fill(pick(random, TURNS), {
    ...values,
    other: unsurprised(clause(random, domain, OPPOSITE[label])),
    own: distinctClauses(random, domain, label, 1 + random.below(2)).join('，'),
    reaction: fill(pick(random, REACTIONS[label]), values),
  });
};
