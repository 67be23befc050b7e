import { lineError, InputError } from '../../inputError';
import { readLines } from '../../datasets/readLines';
import { textKey } from '../distinctTexts';

/** Two questions, and whether they ask the same. */
export interface QuestionPair {
  first: string;
  second: string;
  isSame: boolean;
}

/** Reads lines `question TAB question TAB 0|1`, with a header or without; plain or .gz. Throws an InputError that names the line. */
export function readQuestionPairs(path: string): QuestionPair[] {
  const pairs: QuestionPair[] = [];
  readLines(path).lines.forEach((line, index) => {
    const [first, second, label, ...rest] = line.split('\t');
    if (index === 0 && label === 'label') return;
    if (!first?.trim() || !second?.trim() || rest.length > 0 || (label !== '0' && label !== '1')) {
      throw lineError(path, index + 1, '`question TAB question TAB 0 or 1`', line);
    }
    pairs.push({ first, second, isSame: label === '1' });
  });
  if (pairs.length === 0) throw new InputError(`${path}: expected at least one line`);
  return pairs;
}

export interface QuestionSet {
  /** Each question once. */
  texts: string[];
  /** Questions that pairs say to be the same, directly or through others, have one number. */
  component: Int32Array;
  /** [a, b] of the same component, each pair of texts once. */
  same: [number, number][];
  /** [a, b] of two components that a pair says to differ. */
  different: [number, number][];
}

/** Joins pairs of all sets, leaving out those that touch a text of `except` (keys as by `textKey`). */
export function buildQuestionSet(
  pairs: readonly QuestionPair[],
  except: ReadonlySet<string> = new Set(),
): QuestionSet {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const numberOf = (text: string, key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, texts.length);
    return texts.push(text) - 1;
  };
  const seen = new Set<string>();
  const same: [number, number][] = [];
  const said: [number, number][] = [];
  for (const { first, second, isSame } of pairs) {
    const keys = [textKey(first), textKey(second)] as const;
    if (keys[0] === keys[1] || except.has(keys[0]) || except.has(keys[1])) continue;
    const ends: [number, number] = [numberOf(first, keys[0]), numberOf(second, keys[1])];
    const name = `${Math.min(...ends)} ${Math.max(...ends)}`;
    if (seen.has(name)) continue;
    seen.add(name);
    (isSame ? same : said).push(ends);
  }
  const component = componentsOf(texts.length, same);
  return { texts, component, same, different: said.filter(([a, b]) => component[a] !== component[b]) };
}

/** The least number of each component, by union–find. */
function componentsOf(size: number, edges: readonly [number, number][]): Int32Array {
  const parent = Int32Array.from({ length: size }, (_, index) => index);
  const root = (node: number): number => {
    let top = node;
    while (parent[top] !== top) top = parent[top]!;
    while (parent[node] !== top) {
      const next = parent[node]!;
      parent[node] = top;
      node = next;
    }
    return top;
  };
  for (const [a, b] of edges) {
    const [first, second] = [root(a), root(b)];
    parent[Math.max(first, second)] = Math.min(first, second);
  }
  return parent.map((_, index) => root(index));
}
