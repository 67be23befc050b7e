import { clause } from '../clause';
import { fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

/** Praise that the rest of the sentence belies, and the same praise meant. */
const FRAMES = {
  neg: [
    '真是“好”东西，{clause}',
    '可真行，{clause}',
    '呵呵，{clause}',
    '我谢谢你们啊，{clause}',
    '太棒了，{clause}，服气',
    '好评？{clause}，好意思要好评',
    '厉害了，{clause}，长见识了',
    '恭喜我中奖了，{clause}',
    '这就是传说中的好评如潮？{clause}',
    '佩服佩服，{clause}，还敢卖',
    '感谢商家给我上了一课，{clause}',
    '{clause}，真是优秀呢',
    '{clause}，你们可真会做生意',
    '{clause}，钱包瘦了，心态崩了，真划算',
    '五星？给你们的勇气五星，{clause}',
    '{clause}，绝了，真是绝了，无语',
    '花钱买教训，值，{clause}',
    '推荐给我的仇人，{clause}',
    '{clause}，这质检员是放假了吧',
    '说好的品质呢，{clause}',
  ],
  pos: [
    '真是好东西，{clause}',
    '可以的，{clause}',
    '哈哈，{clause}',
    '谢谢你们啊，{clause}',
    '太棒了，{clause}，服务也用心',
    '必须好评，{clause}',
    '厉害了，{clause}，点赞',
    '运气真好，{clause}',
    '难怪好评如潮，{clause}',
    '佩服佩服，{clause}，良心',
    '感谢商家，{clause}',
    '{clause}，真优秀',
    '{clause}，这样做生意想不火都难',
    '{clause}，钱花得真划算',
    '五星不够给，{clause}',
    '{clause}，绝了，太喜欢了',
    '花得值，{clause}',
    '推荐给我最好的朋友，{clause}',
    '{clause}，品控真严',
    '说到做到，{clause}',
  ],
} as const;

export const irony: Construction = (random, domain, label) => {
  if (label === 'neu') return undefined;
  return fill(pick(random, FRAMES[label]), {
    ...slots(random, domain),
    clause: clause(random, domain, label),
  });
};
