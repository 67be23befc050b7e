import { join } from 'node:path';
import * as v from 'valibot';
import { phrasingsOf, type FaqEntry } from '../../../../src/contracts';
import { readLines } from '../../../datasets/readLines';
import { InputError, lineError } from '../../../inputError';
import { comparable } from './faqTopics';

const Text = v.pipe(v.string(), v.trim(), v.minLength(1));
const Query = v.object({ id: Text, standard: Text, queries: v.pipe(v.array(Text), v.minLength(1)) });
const Refusal = v.object({ text: Text });

/** How shoppers put one question of the FAQ. */
export type FaqQueries = v.InferOutput<typeof Query>;

export interface FaqTest {
  questions: FaqQueries[];
  /** Messages that no entry answers. */
  refusals: string[];
}

/** The test that ships: written by hand, never for an index or for training. */
export const FAQ_QUERIES = join(__dirname, 'queries.jsonl');
export const FAQ_REFUSALS = join(__dirname, 'refusals.jsonl');

/**
 * Reads lines `{"id", "standard", "queries": []}` and lines `{"text"}`, and checks them against the FAQ: every entry
 * is asked, under its own question, with phrasings that are neither indexed nor asked elsewhere. Throws an InputError
 * that names the line.
 */
export function readFaqTest(
  entries: readonly FaqEntry[],
  queriesPath: string = FAQ_QUERIES,
  refusalsPath: string = FAQ_REFUSALS,
): FaqTest {
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const placeOf = new Map(
    entries.flatMap((entry) => phrasingsOf(entry).map((text) => [comparable(text), `entry ${entry.id}`])),
  );
  const claim = (path: string, line: number, text: string) => {
    const taken = placeOf.get(comparable(text));
    if (taken !== undefined) throw lineError(path, line, `a phrasing that ${taken} does not have`, text);
    placeOf.set(comparable(text), `${path}:${line}`);
  };

  const questions: FaqQueries[] = [];
  const unasked = new Set(entryOf.keys());
  readJsonLines(queriesPath, Query, '{"id", "standard", "queries": ["…"]}', (query, line) => {
    const entry = entryOf.get(query.id);
    if (!entry) throw lineError(queriesPath, line, 'the id of an entry', query.id);
    if (!unasked.delete(query.id)) throw lineError(queriesPath, line, 'each id once', query.id);
    if (entry.question !== query.standard) {
      throw lineError(queriesPath, line, `standard ${JSON.stringify(entry.question)}`, query.standard);
    }
    query.queries.forEach((text) => claim(queriesPath, line, text));
    questions.push(query);
  });
  if (unasked.size > 0) {
    throw new InputError(
      `${queriesPath}: expected queries for every entry, got none for ${[...unasked].join(', ')}`,
    );
  }

  const refusals: string[] = [];
  readJsonLines(refusalsPath, Refusal, '{"text": "…"}', ({ text }, line) => {
    claim(refusalsPath, line, text);
    refusals.push(text);
  });
  return { questions, refusals };
}

function readJsonLines<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  expected: string,
  visit: (value: v.InferOutput<Schema>, line: number) => void,
): void {
  readLines(path).lines.forEach((line, index) => {
    const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), line);
    if (!result.success) throw lineError(path, index + 1, expected, line);
    visit(result.output, index + 1);
  });
}
