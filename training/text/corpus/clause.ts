import { type SeededRandom } from '../../random/seededRandom';
import { denied, inDegree, isDeniable } from './degree';
import { type Aspect, type Domain, type Label, type Polarity, type Predicate } from './domain';
import { chance, pick } from './phrase';

const HAS = ['有X', '居然有X', '还有X', '竟然有X', '也有X'];
const HAS_DEFECT = [...HAS, '又有X', '里面有X', '有明显的X'];
const HAS_NOT = [
  '没有X',
  '没什么X',
  '一点X都没有',
  '完全没有X',
  '没有任何X',
  '也没X',
  '看不到X',
  '居然没有X',
  '竟然没X',
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
  '不再老是X',
  '不会动不动就X',
  '竟然不X',
  '居然一次都没X',
  '根本不X',
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

/** Says `polarity` by denying its opposite: 汤一点都不咸, 没有异味, 从来没漏水; 汤不够鲜, 没有说明书. */
export function deniedClause(random: SeededRandom, domain: Domain, polarity: Polarity): string {
  const way = random.below(4);
  if (way === 0)
    return pick(random, HAS_NOT).replace(
      'X',
      pick(random, polarity === 'pos' ? domain.defects : domain.boons),
    );
  if (way === 1 && polarity === 'pos')
    return pick(random, NO_EVENT).replace('X', pick(random, domain.events));
  const { name, predicate } = gradable(random, domain, OPPOSITE[polarity]);
  return name + denied(random, predicate, OPPOSITE[polarity]);
}

/** 有异味, 老是漏水; 还有说明书. */
export function presentClause(random: SeededRandom, domain: Domain, polarity: Polarity): string {
  if (polarity === 'pos') return pick(random, HAS).replace('X', pick(random, domain.boons));
  return chance(random, 0.5)
    ? pick(random, HAS_DEFECT).replace('X', pick(random, domain.defects))
    : pick(random, EVENT).replace('X', pick(random, domain.events));
}

/** A clause without the surprise that it begins with: what is taken for granted surprises no more. */
export function unsurprised(text: string): string {
  return text.replace(/^(又|还|竟然|居然)/, '');
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
  if (way < (label === 'neg' ? 0.86 : 0.81)) return presentClause(random, domain, label);
  return deniedClause(random, domain, label);
}

/** Up to `count` clauses of one label; no two begin alike, as those of one aspect do, nor end alike. */
export function distinctClauses(random: SeededRandom, domain: Domain, label: Label, count: number): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (let attempt = 0; attempt < 10 * count && found.length < count; attempt++) {
    const next = clause(random, domain, label);
    const ends = [`^${next.slice(0, 2)}`, `${next.slice(-2)}$`];
    if (ends.some((end) => seen.has(end))) continue;
    ends.forEach((end) => seen.add(end));
    found.push(next);
  }
  return found;
}
