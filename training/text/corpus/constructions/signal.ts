import { clause, deniedClause, distinctClauses } from '../clause';
import { type Label } from '../domain';
import { pick } from '../phrase';
import { openSign, tellingSign } from '../signals';
import { type Construction } from './construction';

const BARE = [
  '已收货',
  '收到了',
  '第一次来',
  '就这样',
  '嗯',
  '哎',
  '看图',
  '自己看吧',
  '没什么好说的',
  '评价一下',
  '不多说了',
  '懂的都懂',
  '服务',
  '今天的',
  '刚到手',
  '来了来了',
];
const SMILED_AT: readonly string[] = [
  '真好',
  '挺好的',
  '太棒了',
  '可以可以',
  '厉害',
  '真不错',
  '你们真行',
  '五星好评',
  '满意',
  '谢谢商家',
];
const SOUR = ['🙂', '🙂🙂', '[微笑]', '🙃', '😒', '🤮', '💩', '[再见]', '👎'];

/** Emoji, 颜文字 and codes: they alone tell beside a plain fact, underline a verdict, or turn praise into scorn. */
export const signal: Construction = (random, domain, label) => {
  const sign = tellingSign(random, label);
  const way = random.next();
  if (way < 0.15) return pick(random, BARE) + sign;
  if (way < 0.4) return clause(random, domain, 'neu') + sign;
  if (label === 'neu') return pick(random, domain.questions) + sign;
  if (way < 0.5) return scornOrPraise();
  if (way < 0.65) return deniedClause(random, domain, label) + sign;
  if (way < 0.8) return clause(random, domain, label) + openSign(random);
  return distinctClauses(random, domain, label, 2).join(sign);

  function scornOrPraise(): string {
    const praise = pick(random, SMILED_AT);
    const end: Record<Label, () => string> = {
      neg: () => pick(random, SOUR),
      pos: () => tellingSign(random, 'pos'),
      neu: () => '',
    };
    return `${clause(random, domain, 'neu')}，${praise}${end[label]()}`;
  }
};
