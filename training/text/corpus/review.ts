import { type SeededRandom } from '../../random/seededRandom';
import { distinctClauses } from './clause';
import { type Domain, type Label } from './domain';
import { BREAKS, CLOSINGS, JOINTS, OPENINGS } from './frames';
import { chance, fill, pick } from './phrase';

/** Values of the slots that frames have. */
export function slots(random: SeededRandom, domain: Domain): Record<string, string> {
  return {
    thing: pick(random, domain.things),
    buy: domain.buy,
    use: domain.use,
    again: pick(random, domain.again),
    rival: pick(random, domain.rivals),
  };
}

/** One to four clauses of one label, with an opening and a verdict now and then. */
export function composeReview(random: SeededRandom, domain: Domain, label: Label): string {
  const values = slots(random, domain);
  const clauses = distinctClauses(random, domain, label, 1 + random.below(label === 'neu' ? 3 : 4));
  const isJoined = label !== 'neu' && clauses.length > 1 && chance(random, 0.3);
  const joined = isJoined ? 1 + random.below(clauses.length - 1) : -1;
  let text = clauses
    .map((next, index) => (index === 0 ? next : pick(random, index === joined ? JOINTS : BREAKS) + next))
    .join('');
  if (chance(random, 0.4)) text = `${fill(pick(random, OPENINGS[domain.mode]), values)}，${text}`;
  if (chance(random, 0.45))
    text += pick(random, ['，', '，', '。', '！']) + fill(pick(random, CLOSINGS[label]), values);
  return ending(random, text, label);
}

/** A whole sentence of the domain, with clauses before or after it. */
export function composeStory(random: SeededRandom, domain: Domain, label: Label): string {
  const sentence = pick(random, domain.sentences[label]);
  const clauses = distinctClauses(random, domain, label, 1 + random.below(2)).join('，');
  return chance(random, 0.5) ? ending(random, `${sentence}${clauses}`, label) : `${clauses}。${sentence}`;
}

const ENDINGS: Record<Label, string[]> = {
  pos: ['。', '。', '。', '', '', '！', '！', '~', '！！'],
  neg: ['。', '。', '。', '', '', '！', '！！', '。。。'],
  neu: ['。', '。', '。', '', '', '~', '。。。', '……'],
};

/** Full stop, exclamation, nothing: as people end what they type on a phone. */
export function ending(random: SeededRandom, text: string, label: Label): string {
  // A mark that often goes with one label would tell it: three texts of four end in what all labels share.
  const endings = chance(random, 0.75) ? ENDINGS.neu : ENDINGS[label];
  return /[\p{L}\p{N}]$/u.test(text) ? text + pick(random, endings) : text;
}
