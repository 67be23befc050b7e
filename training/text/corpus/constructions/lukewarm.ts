import { clause, gradable } from '../clause';
import { isDeniable } from '../degree';
import { chance, fill, pick } from '../phrase';
import { slots } from '../review';
import { type Construction } from './construction';

/** Verdicts that take no side, alone or beside others. */
const MIDDLING = [
  '一般',
  '一般般',
  '很一般',
  '一般吧',
  '也就一般',
  '普通',
  '普普通通',
  '平平',
  '平平无奇',
  '平平淡淡',
  '马马虎虎',
  '凑合',
  '凑合着{use}',
  '将就',
  '将就着{use}吧',
  '勉强及格',
  '刚及格',
  '中规中矩',
  '中等',
  '中等偏上一点点',
  '不好不坏',
  '不好也不坏',
  '不咸不淡',
  '无功无过',
  '无感',
  '没感觉',
  '没什么感觉',
  '没啥特别',
  '没什么特别的',
  '谈不上好坏',
  '说不上好坏',
  '还行吧',
  '还可以吧，不惊艳',
  '就那样',
  '就那样吧',
  '就这样吧',
  '就那么回事',
  '也就那样',
  '正常',
  '正常水平',
  '标准水平',
  '大众水平',
  '跟预想的一样',
  '跟想象中差不多',
  '意料之中',
  '对得起价格，也就对得起价格',
  '一分钱一分货，没惊喜',
  '可有可无',
  '有没有都行',
  '看个人吧',
  '因人而异',
  '见仁见智',
  '中评',
  '给个中评',
  '三星',
  '给三颗星',
  '五分给三分',
  '十分给个五六分',
  '60分',
  'soso',
  'so-so',
  '五五开',
  '一半一半',
  '持平',
];
const NEITHER = [
  '说不上{good}，也说不上{bad}',
  '谈不上{good}，也谈不上{bad}',
  '没多{good}，也没多{bad}',
  '不算{good}，也不算{bad}',
  '{name}既不{good}也不{bad}',
  '{name}不{good}不{bad}',
  '{name}没有多{good}，但也不至于{bad}',
  '{name}也就一般，没想的{good}，也没{bad}到哪去',
  '没有别人说的{good}，也没有别人说的{bad}',
  '{name}一般，{other}也一般',
  '{name}普通，{other}普通，{verdict}',
  '{name}{verdict}',
  '{name}还行，{other}一般，{verdict}',
  '{name}可以，{other}差点意思，{verdict}',
  '{name}有点{bad}，{other}倒是挺{fine}，{verdict}',
  '{name}挺{good}，就是{other}有点{poor}，{verdict}',
  '{name}{good}是{good}，{other}{poor}也是真{poor}，扯平了，{verdict}',
];
const ALONE = [
  '{verdict}',
  '{verdict}，{second}',
  '{use}着{verdict}',
  '这{thing}{verdict}',
  '这{thing}{verdict}，{second}',
  '总体{verdict}',
  '整体{verdict}，{second}',
  '感觉{verdict}',
  '怎么说呢，{verdict}',
  '{fact}，{verdict}',
  '{verdict}，{fact}',
  '跟{rival}差不多，{verdict}',
  '没有惊喜也没有失望，{verdict}',
  '既不推荐也不劝退，{verdict}',
  '喜欢的会喜欢，我{verdict}',
  '要求不高的可以{buy}，{verdict}',
  '应急可以，{verdict}',
  '{use}不{use}都行，{verdict}',
  '值不值各人看法不同，{verdict}',
];

/** Verdicts between good and bad: a word that says so, both sides denied, or both sides granted. */
export const lukewarm: Construction = (random, domain, label) => {
  if (label !== 'neu') return undefined;
  const values = slots(random, domain);
  const verdictOf = () => fill(pick(random, MIDDLING), values);
  const words = { ...values, verdict: verdictOf(), second: verdictOf(), fact: clause(random, domain, 'neu') };
  if (chance(random, 0.5)) return fill(pick(random, ALONE), words);
  const [first, second] = [gradable(random, domain, 'pos'), gradable(random, domain, 'neg')];
  const own = first.aspect.neg.filter(isDeniable);
  const others = second.aspect.pos.filter(isDeniable);
  if (own.length === 0 || others.length === 0) return undefined;
  return fill(pick(random, NEITHER), {
    ...words,
    name: first.name,
    good: first.predicate.text,
    bad: pick(random, own).text,
    other: second.name,
    fine: pick(random, others).text,
    poor: second.predicate.text,
  });
};
