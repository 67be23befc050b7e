import * as v from 'valibot';
import { readLines } from '../../datasets/readLines';
import { InputError, lineError } from '../../inputError';

const Entry = v.object({
  id: v.union([v.string(), v.number()]),
  standard: v.pipe(v.string(), v.minLength(1)),
  queries: v.array(v.string()),
});

/** A question of an index, with other ways to ask it that are no part of the index. */
export type BankEntry = v.InferOutput<typeof Entry>;

/** Reads JSON lines `{id, standard, queries[]}`; plain or .gz. Throws an InputError that names the line. */
export function readQuestionBank(path: string): BankEntry[] {
  const entries = readLines(path).lines.map((line, index) => {
    const parsed = v.safeParse(Entry, parseJson(line));
    if (!parsed.success) throw lineError(path, index + 1, '{"id", "standard", "queries": [...]}', line);
    return parsed.output;
  });
  if (entries.length === 0) throw new InputError(`${path}: expected at least one line`);
  return entries;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
