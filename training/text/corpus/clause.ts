import { type SeededRandom } from '../../random/seededRandom';
import { denied, inDegree, isDeniable } from './degree';
import { type Aspect, type Domain, type Label, type Polarity, type Predicate } from './domain';
import { chance, pick } from './phrase';

const HAS_DEFECT = ['有X', '居然有X', '还有X', '竟然有X', '又有X', '里面有X', '有明显的X'];
const HAS_NO_DEFECT = [
  '没有X',
  '没什么X',
  '一点X都没有',
  '没发现X',
  '完全没有X',
  '没有任何X',
  '也没X',
  '看不到X',
];
const EVENT = ['老是X', '动不动就X', '总X', '又X了', '一直X', '还X', '竟然X', '没几天就X'];
const NO_EVENT = [
  '不X',
  '从来没X',
  '一次都没X',
  '也不X',
  '没有X',
  '完全不X',
  '到现在也没X',
  '不会X',
  '没出现X',
  '不再X',
];

export const OPPOSITE: Record<Polarity, Polarity> = { pos: 'neg', neg: 'pos' };

/** An aspect with something gradable to say of it. */
export function gradable(
  random: SeededRandom,
  domain: Domain,
  polarity: Polarity,
): { name: string; predicate: Predicate; aspect: Aspect } {
  const able = domain.aspects.filter((aspect) => aspect[polarity].some(isDeniable));
  const aspect = pick(random, able);
  return {
    name: pick(random, aspect.names),
    predicate: pick(random, aspect[polarity].filter(isDeniable)),
    aspect,
  };
}

/** 味道很鲜. */
export function aspectClause(random: SeededRandom, domain: Domain, polarity: Polarity): string {
  const aspect = pick(random, domain.aspects);
  return pick(random, aspect.names) + inDegree(random, pick(random, aspect[polarity]), polarity);
}

/** Says `polarity` by denying its opposite: 汤一点都不咸, 没有异味, 从来没漏水. */
export function deniedClause(random: SeededRandom, domain: Domain, polarity: Polarity): string {
  const way = random.below(polarity === 'pos' ? 4 : 2);
  if (way === 2) return pick(random, HAS_NO_DEFECT).replace('X', pick(random, domain.defects));
  if (way === 3) return pick(random, NO_EVENT).replace('X', pick(random, domain.events));
  const { name, predicate } = gradable(random, domain, OPPOSITE[polarity]);
  return name + denied(random, predicate, OPPOSITE[polarity]);
}

/** 有异味, 老是漏水. */
export function faultClause(random: SeededRandom, domain: Domain): string {
  return chance(random, 0.5)
    ? pick(random, HAS_DEFECT).replace('X', pick(random, domain.defects))
    : pick(random, EVENT).replace('X', pick(random, domain.events));
}

/** A clause that says `label` of the domain, in any way. */
export function clause(random: SeededRandom, domain: Domain, label: Label): string {
  if (label === 'neu') {
    if (chance(random, 0.7)) return pick(random, domain.clauses.neu);
    const aspect = pick(random, domain.aspects);
    return pick(random, aspect.names) + pick(random, aspect.neu).text;
  }
  const way = random.next();
  if (way < 0.45) return aspectClause(random, domain, label);
  if (way < 0.75) return pick(random, domain.clauses[label]);
  if (label === 'neg' && way < 0.88) return faultClause(random, domain);
  return deniedClause(random, domain, label);
}

/** Up to `count` clauses of one label; no two begin alike, as those of one aspect do, nor end alike. */
export function distinctClauses(random: SeededRandom, domain: Domain, label: Label, count: number): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (let attempt = 0; attempt < 10 * count && found.length < count; attempt++) {
    const next = clause(random, domain, label);
    const ends = [`^${next.slice(0, 2)}`, `${next.slice(-3)}$`];
    if (ends.some((end) => seen.has(end))) continue;
    ends.forEach((end) => seen.add(end));
    found.push(next);
  }
  return found;
}
