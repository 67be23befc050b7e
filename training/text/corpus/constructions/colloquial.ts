import { clause } from '../clause';
import { chance, fill, pick } from '../phrase';
import { slots } from '../review';
import { sayings, slang } from '../lexicons';
import { type Construction } from './construction';

const FRAMES: Readonly<Record<string, readonly string[]>> = {
  says: ['这{thing}{word}', '这{thing}真的{word}', '{fact}，{word}', '{own}，{word}', '{word}，{own}'],
  cries: [
    '{fact}，{word}',
    '{own}，{word}',
    '{word}，{own}',
    '{word}！！{own}',
    '这{thing}，{word}',
    '{fact}，{own}，{word}',
  ],
  denies: ['{fact}，{word}', '{own}，{word}', '这{thing}{word}', '{word}，{own}', '怎么说呢，{word}，{own}'],
  idiom: [
    '{word}',
    '{own}，{word}',
    '这{thing}，{word}',
    '{fact}，真是{word}',
    '只能说{word}，{own}',
    '{word}，{own}',
  ],
  feels: [
    '{own}，{word}',
    '{fact}，{word}',
    '{word}，{own}',
    '这次{buy}得我{word}',
    '看到这{thing}我{word}',
    '{own}，我{word}',
  ],
};

/** Slang, dialect, idioms and feelings, beside plain facts, where they alone tell, or beside a verdict. */
export const slangWord: Construction = (random, domain, label) => {
  const entry = pick(
    random,
    slang().filter((word) => word.label === label),
  );
  return fill(pick(random, FRAMES[entry.role]!), {
    ...slots(random, domain),
    word: entry.text,
    fact: clause(random, domain, 'neu'),
    own: clause(random, domain, label),
  });
};

/** A sentence for any domain, alone or beside a clause of this one. */
export const saying: Construction = (random, domain, label) => {
  const entry = pick(
    random,
    sayings().filter((sentence) => sentence.label === label),
  );
  const text = fill(entry.text, slots(random, domain));
  if (chance(random, 0.35)) return text;
  const own = clause(random, domain, label);
  return chance(random, 0.5) ? `${own}，${text}` : `${text}${own}`;
};
