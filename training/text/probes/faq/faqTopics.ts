import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseFaqTopic, phrasingsOf, type FaqEntry } from '../../../../src/contracts';
import { canonicalText } from '../../../../src/text/canonical/canonicalText';
import { expectParsed, readJson } from '../../../export/artifactFiles';
import { InputError } from '../../../inputError';

/** The questions and answers that the mini-program ships, a file a topic. */
export const SHOP_FAQ = join(__dirname, '../../../../src/features/support/faq');

export interface NamedTopic {
  file: string;
  topic: string;
  entries: FaqEntry[];
}

/**
 * Reads every `.json` file of a folder, in the order of their names. Throws an InputError that names the file and
 * entry where a file breaks its contract, an id occurs twice, or two entries share a phrasing.
 */
export function readFaqTopics(directory: string = SHOP_FAQ): NamedTopic[] {
  const topics = jsonFiles(directory).map((file) => ({
    file,
    ...expectParsed(directory, file, parseFaqTopic(readJson(directory, file))),
  }));
  const ids = new Set<string>();
  const idOf = new Map<string, string>();
  for (const { file, entries } of topics) {
    for (const entry of entries) {
      const place = `${join(directory, file)}: ${entry.id}`;
      if (ids.has(entry.id)) throw new InputError(`${place}: expected an id that no other entry has`);
      ids.add(entry.id);
      for (const phrasing of phrasingsOf(entry)) {
        const key = comparable(phrasing);
        const other = idOf.get(key);
        if (other !== undefined) {
          throw new InputError(`${place}: ${JSON.stringify(phrasing)} is a phrasing of ${other} already`);
        }
        idOf.set(key, entry.id);
      }
    }
  }
  return topics;
}

function jsonFiles(directory: string): string[] {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    throw new InputError(`${directory}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  const files = names.filter((name) => name.endsWith('.json')).sort();
  if (files.length === 0) throw new InputError(`${directory}: expected .json files, one a topic`);
  return files;
}

/** Equal for phrasings that differ in punctuation, spaces, width, case or traditional characters alone. */
export function comparable(phrasing: string): string {
  const { text } = canonicalText(phrasing);
  return text.replace(/[^\p{L}\p{N}]/gu, '') || text;
}
