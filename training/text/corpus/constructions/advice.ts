import { clause } from '../clause';
import { chance, fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

const TIMES = ['第二次', '第三次', '第四次', '不知道第几次', '第五回', '连着三次', '第N次'];
const REPEAT = {
  pos: [
    '{times}{buy}了，{own}',
    '已经是{times}{buy}，{own}',
    '老顾客了，{times}{buy}，{own}',
    '{times}{buy}，每次都{own}',
    '{times}{again}，{own}',
  ],
  neg: [
    '{times}{buy}了，没想到{own}',
    '{times}{buy}，一次不如一次，{own}',
    '老顾客了，这次{own}',
    '{times}{buy}，也是最后一次，{own}',
    '再给一次机会还是{own}',
  ],
} as const;
const TELL = {
  pos: [
    '放心{buy}，{own}',
    '不用犹豫，{own}',
    '别看评价乱说，{own}',
    '没{buy}的赶紧{buy}，{own}',
    '听我的没错，{own}',
    '不要错过，{own}',
    '犹豫的姐妹别犹豫了，{own}',
    '{own}，闭眼{buy}',
    '谁不{buy}谁吃亏，{own}',
  ],
  neg: [
    '别{buy}，{own}',
    '别信评价，{own}',
    '别看好评多，{own}',
    '没{buy}的赶紧跑，{own}',
    '听我一句劝，{own}',
    '不要上当，{own}',
    '想{buy}的朋友三思，{own}',
    '{own}，绕道走',
    '谁{buy}谁倒霉，{own}',
  ],
} as const;

/** Repeated purchases: people come back for good and, once too often, for bad. */
export const repeatPurchase: Construction = (random, domain, label) => {
  if (label === 'neu') {
    return fill(pick(random, ['{times}{buy}了，{own}', '这是{times}{buy}，{own}']), {
      ...slots(random, domain),
      times: pick(random, TIMES),
      own: clause(random, domain, 'neu'),
    });
  }
  return fill(pick(random, REPEAT[label]), {
    ...slots(random, domain),
    times: pick(random, TIMES),
    own: clause(random, domain, label),
  });
};

/** Advice to other people. */
export const advice: Construction = (random, domain, label) => {
  if (label === 'neu') return undefined;
  const text = fill(pick(random, TELL[label]), {
    ...slots(random, domain),
    own: clause(random, domain, label),
  });
  return chance(random, 0.3) ? `${text}，${clause(random, domain, label)}` : text;
};
