import { type SeededRandom } from '../../../random/seededRandom';
import { clause } from '../clause';
import { isDeniable } from '../degree';
import { type Domain, type Polarity } from '../domain';
import { chance, fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';
import { waited } from './number';

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

/** Praise of an aspect beside what happened: the praise is meant where both agree. */
const PROVEN = {
  neg: [
    '{name}真{good}，{proof}',
    '{name}可真{good}啊，{proof}',
    '{name}好{good}哦，{proof}',
    '呵呵，{name}真{good}，{proof}',
    '{name}“{good}”，{proof}',
    '{name}“很{good}”，{proof}',
    '说好的{name}{good}，{proof}',
    '宣传{name}多{good}多{good}，{proof}',
    '{name}{good}？{proof}',
    '{name}真是{good}啊，{proof}',
    '{proof}，{name}可真{good}',
    '{proof}，这就叫{name}{good}',
    '这{name}{good}得，{proof}',
    '嗯，{name}{good}，{proof}',
    '夸{name}{good}的人呢，{proof}',
  ],
  pos: [
    '{name}真{good}，{proof}',
    '{name}可真{good}，{proof}',
    '{name}好{good}，{proof}',
    '哈哈，{name}真{good}，{proof}',
    '{name}很{good}，{proof}',
    '说好的{name}{good}，果然{proof}',
    '都说{name}{good}，是真的，{proof}',
    '{name}{good}，{proof}',
    '{name}真是{good}，{proof}',
    '{proof}，{name}真{good}',
    '{proof}，这才叫{name}{good}',
    '这{name}{good}得很，{proof}',
    '嗯，{name}{good}，{proof}',
    '夸{name}{good}的人没骗我，{proof}',
    '{name}{good}没得说，{proof}',
  ],
} as const;

/** 味道真好，吃了拉肚子 and 味道真好，连吃三碗; undefined where no aspect tells of something that happened. */
function provenPraise(random: SeededRandom, domain: Domain, label: Polarity): string | undefined {
  const able = domain.aspects.filter(
    (aspect) => aspect.pos.some(isDeniable) && aspect[label].some(({ isGradable }) => !isGradable),
  );
  if (able.length === 0) return undefined;
  const aspect = pick(random, able);
  const told = aspect[label].filter(({ isGradable }) => !isGradable);
  return fill(pick(random, PROVEN[label]), {
    name: pick(random, aspect.names),
    good: pick(random, aspect.pos.filter(isDeniable)).text,
    proof: pick(random, told).text,
  });
}

const PROMPT = {
  neg: [
    '真快啊',
    '速度真快',
    '效率真高',
    '真准时',
    '好快哦',
    '真敬业',
    '这速度绝了',
    '呵呵真快',
    '动作可真麻利',
  ],
  pos: ['真快', '速度真快', '效率真高', '真准时', '好快', '真敬业', '这速度绝了', '快得意外', '动作真麻利'],
} as const;

/** Praise of promptness beside the wait. */
function prompt(random: SeededRandom, domain: Domain, label: Polarity): string {
  const [praise, wait] = [pick(random, PROMPT[label]), waited(random, domain, label)];
  return chance(random, 0.6) ? `${praise}，${wait}` : `${wait}，${praise}`;
}

export const irony: Construction = (random, domain, label) => {
  if (label === 'neu') return undefined;
  const way = random.next();
  if (way < 0.4) return provenPraise(random, domain, label);
  if (way < 0.5) return prompt(random, domain, label);
  return fill(pick(random, FRAMES[label]), {
    ...slots(random, domain),
    clause: clause(random, domain, label),
  });
};
