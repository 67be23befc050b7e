import { type Polarity } from '../../src/contracts';
import { InputError, lineError } from '../inputError';
import { readLines } from '../datasets/readLines';

/** One line of a labelled set. */
export interface LabelledText {
  label: string;
  text: string;
  /** What the text is about: the kind of goods, the shop; absent where the file does not say. */
  category?: string;
}

export interface LabelledFile {
  path: string;
  /** Of the uncompressed file. */
  sha256: string;
  texts: LabelledText[];
}

const HEADERS = [
  ['label', 'text'],
  ['category', 'label', 'text'],
] as const;

/**
 * Reads lines `label TAB text` or `category TAB label TAB text`, all of one kind; plain or .gz; with the names of the
 * columns as first line or without. Throws an InputError that names the line.
 */
export function readLabelledTexts(path: string): LabelledFile {
  const { lines, sha256 } = readLines(path);
  const first = (lines[0] ?? '').split('\t');
  const header = HEADERS.find(
    (names) => names.join() === first.map((name) => name.trim().toLowerCase()).join(),
  );
  const columns = header?.length ?? first.length;
  const expected = columns === 3 ? '`category TAB label TAB text`' : '`label TAB text`';
  const texts: LabelledText[] = [];
  lines.forEach((line, index) => {
    if (header && index === 0) return;
    const cells = line.split('\t');
    const [label, category] = columns === 3 ? [cells[1], cells[0]] : [cells[0], undefined];
    if (cells.length !== columns || columns < 2 || columns > 3 || !label?.trim() || category?.trim() === '') {
      throw lineError(
        path,
        index + 1,
        index === 0 ? '`label TAB text` or `category TAB label TAB text`' : expected,
        line,
      );
    }
    texts.push({ label: label.trim(), text: cells.at(-1)!, ...(category && { category: category.trim() }) });
  });
  if (texts.length === 0) throw new InputError(`${path}: expected at least one line ${expected}`);
  return { path, sha256, texts };
}

const POLARITIES: Readonly<Record<string, Polarity>> = {
  '0': 'neg',
  '1': 'pos',
  neg: 'neg',
  neu: 'neu',
  pos: 'pos',
  negative: 'neg',
  neutral: 'neu',
  positive: 'pos',
};

/** `neg`, `neu` or `pos` for the usual spellings of a polarity, 0 and 1 among them. */
export function polarityOf(label: string): Polarity | undefined {
  return POLARITIES[label.toLowerCase()];
}

/** Where all labels are polarities, sets that spell them differently agree on neg, neu and pos. */
export function withOneSpelling(texts: readonly LabelledText[]): LabelledText[] {
  if (!texts.every(({ label }) => polarityOf(label) !== undefined)) return [...texts];
  return texts.map((text) => ({ ...text, label: polarityOf(text.label)! }));
}
