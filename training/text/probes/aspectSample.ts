import { join } from 'node:path';
import { ASPECTS, type Aspect } from '../../../src/contracts';
import { readLines } from '../../datasets/readLines';
import { InputError, lineError } from '../../inputError';

const OPINIONS = ['neg', 'neu', 'pos'] as const;

export type AspectOpinions = Partial<Record<Aspect, (typeof OPINIONS)[number]>>;

export interface AspectText {
  /** The kind of goods or of shop. */
  category: string;
  text: string;
  /** Empty where the text speaks of none. */
  aspects: AspectOpinions;
}

/** The sample that ships: written by hand, never for training. */
export const ASPECT_SAMPLE = join(__dirname, 'aspects.tsv');

const HEADER = 'category\taspects\ttext';
const EXPECTED =
  '`category TAB aspects TAB text`, aspects `none` or `aspect:polarity` separated by spaces, such as `price:neg fit:pos`';

/** Reads lines `category TAB aspects TAB text` under a header. Throws an InputError that names the line. */
export function readAspectSample(path: string = ASPECT_SAMPLE): AspectText[] {
  const { lines } = readLines(path);
  if (lines[0] !== HEADER) {
    throw lineError(path, 1, `the header \`${HEADER.replaceAll('\t', ' TAB ')}\``, lines[0] ?? '');
  }
  const lineOf = new Map<string, number>();
  const sample = lines.slice(1).map((line, index) => {
    const number = index + 2;
    const [category, labels, text, ...more] = line.split('\t');
    const aspects = parseAspects(labels ?? '');
    if (!category || !text || !aspects || more.length > 0) throw lineError(path, number, EXPECTED, line);
    const earlier = lineOf.get(text);
    if (earlier !== undefined) {
      throw lineError(path, number, `a text that is not yet on line ${earlier}`, text);
    }
    lineOf.set(text, number);
    return { category, text, aspects };
  });
  if (sample.length === 0) throw new InputError(`${path}: expected at least one line ${EXPECTED}`);
  return sample;
}

function parseAspects(labels: string): AspectOpinions | undefined {
  if (labels === 'none') return {};
  const aspects: AspectOpinions = {};
  for (const label of labels.split(' ')) {
    const [name, opinion, ...more] = label.split(':');
    const aspect = ASPECTS.find((known) => known === name);
    const polarity = OPINIONS.find((known) => known === opinion);
    if (!aspect || !polarity || more.length > 0 || aspects[aspect]) return undefined;
    aspects[aspect] = polarity;
  }
  return aspects;
}
