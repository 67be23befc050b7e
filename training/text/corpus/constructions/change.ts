import { clause, distinctClauses, OPPOSITE, unsurprised } from '../clause';
import { chance, fill, pick } from '../phrase';
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
  '第一次{buy}{other}，这次{own}',
  '前两次{other}，第三次{own}',
  '开始{other}，{use}久了{own}',
  '{other}是从前的事了，现在{own}',
  '当初{other}，没想到现在{own}',
  '换了老板以后{own}，以前{other}',
  '改版后{own}，原来{other}',
  '头几个月{other}，半年后{own}',
  '刚到手{other}，{use}了一周{own}',
  '追评：之前{other}，现在{own}',
  '最早{other}，后来{own}',
  '涨价以后{own}，涨价以前{other}',
  '不像以前，{other}，如今{own}',
  '{other}的日子过去了，{own}',
];
/** What tells the change by itself: what it was need not be said. */
const BECOME = {
  pos: [
    '一次比一次好，{own}',
    '越来越好了，{own}',
    '比以前进步太多，{own}',
    '改了差评，{own}',
    '收回之前的差评，{own}',
    '原来想骂的，现在只想夸，{own}',
    '{own}，跟去年比像换了一家',
    '从不信到离不开，{own}',
    '终于改好了，{own}',
    '从三星改成五星，{own}',
    '黑转粉了，{own}',
    '本来只想试试，结果成了常客，{own}',
    '以前从不写评价，这次忍不住夸，{own}',
    '{own}，总算等到这一天',
    '当初嫌贵，现在觉得值，{own}',
  ],
  neg: [
    '一次不如一次，{own}',
    '越来越差了，{own}',
    '退步太多，{own}',
    '改了好评，{own}',
    '收回之前的好评，{own}',
    '原来想夸的，现在只想骂，{own}',
    '{own}，跟去年比像换了一家',
    '从铁粉到拉黑，{own}',
    '好不过三次，{own}',
    '从五星改成一星，{own}',
    '粉转黑了，{own}',
    '本来是常客，以后不来了，{own}',
    '以前从不写差评，这次忍不了，{own}',
    '{own}，早就不是当年那个味',
    '老顾客了，这次寒心，{own}',
    '当初便宜，现在又贵又差，{own}',
    '火了以后就飘了，{own}',
  ],
} as const;
const BECOME_SHARE = 0.25;
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
  if (chance(random, BECOME_SHARE)) {
    return fill(pick(random, BECOME[label]), { ...values, own: clause(random, domain, label) });
  }
  return fill(pick(random, TURNS), {
    ...values,
    other: unsurprised(clause(random, domain, OPPOSITE[label])),
    own: distinctClauses(random, domain, label, 1 + random.below(2)).join('，'),
    reaction: fill(pick(random, REACTIONS[label]), values),
  });
};
