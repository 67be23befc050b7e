import { type SeededRandom } from '../../../random/seededRandom';
import { clause } from '../clause';
import { denied, inDegree, isDeniable } from '../degree';
import { type Domain, type Label, type Polarity } from '../domain';
import { type Entry, opinions } from '../lexicons';
import { chance, fill, pick } from '../phrase';
import { type Construction } from './construction';

/** What a word may be said of, whatever is sold. */
const SUBJECTS = (
  '整体 总体 总的来说 这家 感觉 服务 东西 内容 设计 环境 质量 态度 体验 ' +
  '效果 细节 做工 过程 店家 老板 师傅 老师 讲解 界面 画面 声音 味道 ' +
  '口感 材料 位置 文字 情节 观点 课程 系统 功能 屏幕 售后 员工 工作人员 ' +
  '氛围 布置 流程 安排 风格 外观 手感 节奏'
).split(' ');

/** By role of the first word. */
const FRAMES = {
  is: [
    '{word}',
    '{own}，{word}',
    '{fact}，{word}',
    '{subject}{word}',
    '{subject}{word}，{own}',
    '{subject}{word}，{other}{predicate}',
  ],
  idiom: [
    '{word}',
    '{own}，{word}',
    '{fact}，{word}',
    '{word}，{own}',
    '{subject}{word}',
    '真是{word}',
    '简直{word}',
    '{word}，{second}',
  ],
  does: [
    '{word}',
    '{own}，{word}',
    '{fact}，{word}',
    '{word}，{own}',
    '{word}，{second}',
    '{subject}{predicate}，{word}',
  ],
} as const;
type Role = keyof typeof FRAMES;

const PREDICATE_SHARE = 0.55;
const IDIOM_SHARE = 0.2;
/** Of the predicates, how many deny what is the opposite. */
const DENIED_SHARE = 0.25;

/** Praise or blame in words that fit whatever is sold, alone or beside a clause of the domain. */
export const opinion: Construction = (random, domain, label) =>
  label === 'neu' ? shrug(random, domain) : judge(random, domain, label);

function judge(random: SeededRandom, domain: Domain, label: Polarity): string {
  const way = random.next();
  const role: Role = way < PREDICATE_SHARE ? 'is' : way < PREDICATE_SHARE + IDIOM_SHARE ? 'idiom' : 'does';
  return fill(pick(random, FRAMES[role]), {
    word: role === 'is' ? predicate(random, label) : word(random, role, label),
    second: word(random, 'does', label),
    predicate: predicate(random, label),
    subject: pick(random, SUBJECTS),
    other: pick(random, SUBJECTS),
    own: clause(random, domain, label),
    fact: clause(random, domain, 'neu'),
  });
}

function shrug(random: SeededRandom, domain: Domain): string {
  const fact = clause(random, domain, 'neu');
  const own = word(random, 'does', 'neu');
  return pick(random, [own, `${fact}，${own}`, `${own}，${fact}`]);
}

/** 很枯燥, 一点也不生动: a word in some degree, or its opposite denied. */
function predicate(random: SeededRandom, label: Polarity): string {
  const own = { text: word(random, 'is', label), isGradable: true };
  const opposite: Polarity = label === 'pos' ? 'neg' : 'pos';
  const other = { text: word(random, 'is', opposite), isGradable: true };
  const denies = chance(random, DENIED_SHARE) && isDeniable(other);
  return denies ? denied(random, other, opposite) : inDegree(random, own, label);
}

let pools: Map<string, readonly string[]> | undefined;

function word(random: SeededRandom, role: Role, label: Label): string {
  pools ??= poolsOf(opinions());
  return pick(random, pools.get(`${role} ${label}`)!);
}

function poolsOf(entries: readonly Entry[]): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const { role, label, text } of entries) {
    const key = `${role} ${label}`;
    grouped.set(key, [...(grouped.get(key) ?? []), text]);
  }
  return grouped;
}
