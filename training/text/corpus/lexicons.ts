import { join } from 'node:path';
import { lineError } from '../../inputError';
import { readLines } from '../../datasets/readLines';
import { type Label } from './domain';

/** A word or sentence that says `label`; `role` is how it joins a sentence. */
export interface Entry {
  role: string;
  label: Label;
  text: string;
}

const FOLDER = join(__dirname, 'lexicons');
const LABELS: readonly string[] = ['neg', 'neu', 'pos'] satisfies Label[];

let slangRead: Entry[] | undefined;
let opinionsRead: Entry[] | undefined;
let sayingsRead: Entry[] | undefined;

/** Praise and blame for whatever is sold. Roles: `is` stands after 很 or 不, `idiom` and `does` stand for themselves. */
export function opinions(): readonly Entry[] {
  opinionsRead ??= readEntries('opinions.tsv', listedTexts);
  return opinionsRead;
}

/**
 * Internet slang, dialect words, idioms and feelings. Roles: `says` stands after 这…, `feels` after 我, `cries`,
 * `denies` and `idiom` stand for themselves.
 */
export function slang(): readonly Entry[] {
  slangRead ??= readEntries('slang.tsv', listedTexts);
  return slangRead;
}

/** Whole sentences for any domain, with slots; the role is the turn of phrase they show. */
export function sayings(): readonly Entry[] {
  sayingsRead ??= readEntries('sayings.tsv', ([role, label, text]) => [
    { label: label as Label, role: role!, text: text! },
  ]);
  return sayingsRead;
}

/** label, role, texts between bars */
function listedTexts([label, role, texts]: string[]): Entry[] {
  return texts!.split('|').map((text) => ({ label: label as Label, role: role!, text }));
}

function readEntries(name: string, parse: (cells: string[]) => Entry[]): Entry[] {
  const path = join(FOLDER, name);
  return readLines(path).lines.flatMap((line, index) => {
    const cells = line.split('\t');
    const entries = cells.length === 3 && cells.every(Boolean) ? parse(cells) : [];
    if (entries.length === 0 || entries.some(({ label, text }) => !LABELS.includes(label) || !text)) {
      throw lineError(path, index + 1, 'three cells, one of them neg, neu or pos', line);
    }
    return entries;
  });
}
