import { basename } from 'node:path';
import { readLines } from '../../datasets/readLines';
import { lineError } from '../../inputError';

export type Polarity = 'neg' | 'pos';
export type Label = Polarity | 'neu';

/** What is said of an aspect; gradable ones take 很 and 一点都不. */
export interface Predicate {
  text: string;
  isGradable: boolean;
}

export interface Aspect {
  names: string[];
  neg: Predicate[];
  neu: Predicate[];
  pos: Predicate[];
}

/** Parts that last or break: what they do then. */
export interface Lasting {
  parts: string[];
  broken: string[];
  intact: string[];
}

/** How people use what is reviewed, which decides how a review begins and ends. */
export const MODES = ['goods', 'eat', 'service', 'digital'] as const;
export type Mode = (typeof MODES)[number];

export interface Domain {
  category: string;
  mode: Mode;
  /** With their measure word, to stand after 这 or 一. */
  things: string[];
  buy: string;
  use: string;
  /** What satisfied people do next, to stand after 会 and 不会. */
  again: string[];
  /** What it is compared with, to stand after 比. */
  rivals: string[];
  aspects: Aspect[];
  /** Nouns that nobody wants: 异味. */
  defects: string[];
  /** Nouns that everybody wants: 说明书. */
  boons: string[];
  /** Verbs that nobody wants: 漏水. */
  events: string[];
  lasting?: Lasting;
  clauses: Record<Label, string[]>;
  sentences: Record<Label, string[]>;
  /** Questions, without their mark. */
  questions: string[];
  /** What could be improved, to stand after 希望能. */
  wishes: string[];
}

const SINGLE = ['name', 'mode', 'buy', 'use'];
const LISTS = ['things', 'again', 'rival', 'defect', 'boon', 'event', 'pos', 'neg', 'neu', 'ask', 'wish'];
const SENTENCES: Readonly<Record<string, Label>> = { '+': 'pos', '-': 'neg', '0': 'neu' };

/**
 * Reads one domain: lines `key TAB value`, lists parted by `|`; `aspect TAB names TAB pos TAB neg TAB neu` and
 * `lasting TAB parts TAB broken TAB intact`; whole sentences after +, - and 0. Gradable predicates begin with `*`.
 * Throws an InputError that names the line.
 */
export function readDomain(path: string): Domain {
  const rows = readLines(path).lines.map((line, index) => {
    const [key = '', ...cells] = line.split('\t');
    const expected = key === 'aspect' ? 4 : key === 'lasting' ? 3 : 1;
    const isKnown = [...SINGLE, ...LISTS, ...Object.keys(SENTENCES), 'aspect', 'lasting'].includes(key);
    if (!isKnown) throw lineError(path, index + 1, 'a key such as `pos` or `aspect`', line);
    if (cells.length !== expected || cells.some((cell) => !cell.trim())) {
      throw lineError(path, index + 1, `${expected} non-empty cell(s) after \`${key}\``, line);
    }
    if (cells.some((cell) => /[^|]\*/.test(cell)))
      throw lineError(path, index + 1, '`*` at the start only', line);
    return { key, cells };
  });
  const list = (key: string) =>
    rows.filter((row) => row.key === key).flatMap(({ cells }) => items(cells[0]!));
  const single = (key: string) => {
    const found = list(key);
    if (found.length !== 1) throw lineError(path, 1, `one line \`${key}\``, String(found.length));
    return found[0]!;
  };
  const lasting = rows.find(({ key }) => key === 'lasting')?.cells.map(items);
  const mode = MODES.find((known) => known === single('mode'));
  if (!mode) throw lineError(path, 2, `mode ${MODES.join(' or ')}`, single('mode'));
  const domain: Domain = {
    category: single('name'),
    mode,
    things: list('things'),
    buy: single('buy'),
    use: single('use'),
    again: list('again'),
    rivals: list('rival'),
    aspects: rows.filter(({ key }) => key === 'aspect').map(({ cells }) => aspect(cells)),
    defects: list('defect'),
    boons: list('boon'),
    events: list('event'),
    ...(lasting && { lasting: { parts: lasting[0]!, broken: lasting[1]!, intact: lasting[2]! } }),
    clauses: { pos: list('pos'), neg: list('neg'), neu: list('neu') },
    sentences: { pos: sentences('pos'), neg: sentences('neg'), neu: sentences('neu') },
    questions: list('ask'),
    wishes: list('wish'),
  };
  for (const key of LISTS) {
    if (list(key).length === 0) throw lineError(path, 1, `a line \`${key}\``, basename(path));
  }
  return domain;

  function sentences(label: Label): string[] {
    return rows.filter(({ key }) => SENTENCES[key] === label).map(({ cells }) => cells[0]!);
  }
}

function items(cell: string): string[] {
  return cell.split('|').map((item) => item.trim());
}

function aspect([names, pos, neg, neu]: string[]): Aspect {
  return {
    names: items(names!),
    pos: predicates(pos!),
    neg: predicates(neg!),
    neu: predicates(neu!),
  };
}

function predicates(cell: string): Predicate[] {
  return items(cell).map((item) => ({ text: item.replace(/^\*/, ''), isGradable: item.startsWith('*') }));
}
