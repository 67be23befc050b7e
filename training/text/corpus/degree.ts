import { type SeededRandom } from '../../random/seededRandom';
import { type Polarity, type Predicate } from './domain';
import { pick } from './phrase';

const BOTH = [
  '很X',
  '很X',
  '很X',
  '特别X',
  '非常X',
  '真X',
  '真的很X',
  '相当X',
  '超级X',
  '太X了',
  '是真的X',
  '好X',
];
const DEGREES: Record<Polarity, string[]> = {
  pos: [
    ...BOTH,
    '挺X的',
    '挺X',
    '蛮X的',
    '超X',
    '够X',
    '还是很X',
    '都很X',
    '也太X了吧',
    '实在太X',
    'X得不行',
    '太X',
  ],
  neg: [...BOTH, '有点X', '有些X', '实在太X', '也太X了', '太X', '偏X', '贼X', 'X得不行', 'X得要命', 'X死了'],
};

/** What takes back praise and blame alike. */
const DENIALS = [
  '一点都不X',
  '一点也不X',
  '不X',
  '并不X',
  '根本不X',
  '完全不X',
  '也不X',
  '不怎么X',
  '谈不上X',
  '算不上X',
  '没有想象中那么X',
  '没有别人说的那么X',
  '没说的那么X',
  '从来没觉得X',
  '丝毫不X',
  '没那么X',
];
const NOT_GOOD = [...DENIALS, '不够X', '没多X'];
const NOT_BAD = [...DENIALS, '不会X', '不算X'];

const GOOD_IN_ITSELF = /[好美香鲜爽值赞快甜实惠用心方便舒服漂亮精致细致]/;

/** 很鲜, 太鲜了: a predicate in some degree; as it is when it has none. */
export function inDegree(random: SeededRandom, { text, isGradable }: Predicate, polarity: Polarity): string {
  if (!isGradable) return text;
  const frame = pick(random, DEGREES[polarity]);
  // 床太软了 is no praise: too much of what is not good in itself.
  if (polarity === 'pos' && frame.includes('太') && !GOOD_IN_ITSELF.test(text)) return `很${text}`;
  // 偏偏小, 太太贵: an intensifier that the word already begins with.
  return frame.includes(`${text[0]}X`) ? `很${text}` : frame.replace('X', text);
}

/** Whether 一点都不 may stand before it. */
export function isDeniable({ text, isGradable }: Predicate): boolean {
  return isGradable && !/^[不没无偏]/.test(text);
}

/** The opposite of what a predicate of that polarity says, by denying it. */
export function denied(random: SeededRandom, { text }: Predicate, polarity: Polarity): string {
  return pick(random, polarity === 'pos' ? NOT_GOOD : NOT_BAD).replace('X', text);
}
