import { clause } from '../clause';
import { isDeniable } from '../degree';
import { chance, fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

const ASKED = [
  '{ask}？',
  '请问{ask}？',
  '问一下，{ask}',
  '想问问{ask}',
  '有没有人知道{ask}',
  '{ask}，求解答',
  '还没{buy}，先问下{ask}',
  '亲，{ask}',
  '{name}{good}吗？',
  '{name}会不会{bad}？',
  '{name}{bad}吗，有{buy}过的说说？',
  '大家觉得{name}{good}还是{bad}？',
  '怕{name}{bad}，{ask}？',
];
const RHETORICAL = {
  neg: [
    '{own}，这也叫做生意？',
    '{own}，谁敢{buy}？',
    '{own}，就没人管管吗？',
    '{own}，你们良心不会痛吗？',
    '{name}这么{bad}，评价都是刷的吧？',
    '{name}能{bad}成这样，当我们傻吗？',
    '{own}，凭什么给好评？',
    '是我要求太高吗？{own}',
    '{name}说好的{good}呢？',
  ],
  pos: [
    '{own}，这样一{thing}哪里找？',
    '{own}，谁能不爱？',
    '{own}，还有什么可挑的？',
    '{own}，你说值不值？',
    '{name}这么{good}，还犹豫什么？',
    '{name}能{good}成这样，别家不脸红吗？',
    '{own}，凭什么不给好评？',
    '是我运气太好吗？{own}',
    '{name}哪里{bad}了？明明很{good}',
  ],
} as const;

/** Questions that want to know judge nothing, whatever words are in them; rhetorical ones do. */
export const question: Construction = (random, domain, label) => {
  const { names, pos, neg } = pick(
    random,
    domain.aspects.filter((aspect) => aspect.pos.some(isDeniable) && aspect.neg.some(isDeniable)),
  );
  const words = {
    ...slots(random, domain),
    name: pick(random, names),
    good: pick(random, pos.filter(isDeniable)).text,
    bad: pick(random, neg.filter(isDeniable)).text,
  };
  if (label !== 'neu')
    return fill(pick(random, RHETORICAL[label]), { ...words, own: clause(random, domain, label) });
  const text = fill(pick(random, ASKED), { ...words, ask: pick(random, domain.questions) });
  return chance(random, 0.3) ? `${clause(random, domain, 'neu')}，${text}` : text;
};
