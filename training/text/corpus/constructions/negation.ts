import { deniedClause, presentClause, gradable, unsurprised } from '../clause';
import { fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

/** Good said by denying bad and bad by denying good, so that neither the word nor the 不 tells. */
export const negation: Construction = (random, domain, label) => {
  if (label === 'neu') return undefined;
  const first = deniedClause(random, domain, label);
  const second = pick(random, [deniedClause(random, domain, label), '']);
  const lead = fill(pick(random, ['', '', '总的来说', '{use}下来', '说实话']), slots(random, domain));
  const comma = lead ? '，' : '';
  return lead + comma + first + (second && second !== first ? `，${second}` : '');
};

const TWICE = {
  pos: [
    '不能说{name}不{good}',
    '{name}没有哪次不{good}',
    '谁说{name}不{good}我跟谁急',
    '没有一处让我不满意的，{name}也{good}',
    '不是不{good}，是太{good}了，说的就是{name}',
    '没有理由不喜欢，{name}{good}',
    '不得不承认，{name}确实{good}',
    '不怪大家都夸，{name}真不是吹的，{good}',
    '{name}挑不出毛病，没什么不好的',
    '不是没{buy}过别的，可没有比这{name}更{good}的',
    '不会有人觉得{name}不{good}吧',
    '{name}没得说，不愧是老店，{good}',
  ],
  neg: [
    '不能说{name}不{bad}',
    '{name}没有哪次不{bad}',
    '{name}不是一般的{bad}',
    '没有一处让我满意的，{name}还{bad}',
    '不是我挑剔，{name}真的{bad}',
    '不是不想给好评，{name}实在{bad}',
    '不得不吐槽，{name}太{bad}',
    '{name}要是不{bad}我也不会来给差评',
    '不是{bad}，是非常{bad}，说的就是{name}',
    '没见过{name}比这更{bad}的',
    '我也不想给差评，可{name}这么{bad}没法不给',
    '不敢相信{name}能{bad}成这样',
  ],
} as const;

/** Two negations, or one that only seems to deny. */
export const doubleNegation: Construction = (random, domain, label) => {
  if (label === 'neu') return undefined;
  const { name, predicate } = gradable(random, domain, label);
  return fill(pick(random, TWICE[label]), {
    ...slots(random, domain),
    name,
    good: predicate.text,
    bad: predicate.text,
  });
};

const ASIDE = {
  pos: [
    '原来担心{fault}，其实没有',
    '别人说{fault}，我这里没遇到',
    '没有出现{event}的情况',
    '完全不用担心{event}',
    '再也不怕{event}了',
    '不存在{event}的问题',
    '至今没有{event}',
    '不像之前那个{event}',
  ],
  neg: [
    '说好的不{event}呢',
    '客服说不会{event}，结果还是{event}',
    '不{event}才怪',
    '没有一次不{event}的',
    '宣传不{event}，骗人的',
    '天天{event}，谁受得了',
    '没想到还是{event}',
    '跟之前那个一样{event}',
  ],
} as const;

/** A fault that was promised away, feared or denied. */
export const deniedFault: Construction = (random, domain, label) => {
  if (label === 'neu') return undefined;
  return fill(pick(random, ASIDE[label]), {
    fault: unsurprised(presentClause(random, domain, 'neg')).replace(/了$/, ''),
    event: pick(random, domain.events),
  });
};
