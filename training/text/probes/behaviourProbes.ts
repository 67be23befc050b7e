import { POLARITIES, type Polarity } from '../../../src/contracts';
import { join } from 'node:path';
import { readLines } from '../../datasets/readLines';
import { InputError, lineError } from '../../inputError';

export /** One text written to try one trait of language, after the minimum functionality tests of CheckList (Ribeiro 2020). */
interface BehaviourProbe {
  kind: string;
  /** Several where readers would differ. */
  expected: Polarity[];
  text: string;
  /** The same text without its disguise: both must get the same answer. */
  plain?: string;
}

/** The probes that ship: written by hand, never for training. */
export const BEHAVIOUR_PROBES = join(__dirname, 'behaviour.tsv');

const COLUMNS = ['kind', 'expected', 'text', 'plain'];
const EXPECTED = '`kind TAB expected TAB text TAB plain`, expected any of neg, neu, pos joined by |';

/**
 * Reads lines `kind TAB expected TAB text TAB plain` under a header with these names; `text` and `plain` may be
 * empty. Throws an InputError that names the line.
 */
export function readBehaviourProbes(path: string = BEHAVIOUR_PROBES): BehaviourProbe[] {
  const { lines } = readLines(path);
  if (lines[0] !== COLUMNS.join('\t')) {
    throw lineError(path, 1, `the header \`${COLUMNS.join(' TAB ')}\``, lines[0] ?? '');
  }
  const probes: BehaviourProbe[] = [];
  const lineOf = new Map<string, number>();
  lines.slice(1).forEach((line, index) => {
    const number = index + 2;
    const cells = line.split('\t');
    const [kind, expected, text, plain] = cells;
    const labels = expected?.split('|') ?? [];
    if (cells.length !== COLUMNS.length || !kind || !labels.every(isPolarity)) {
      throw lineError(path, number, EXPECTED, line);
    }
    const earlier = lineOf.get(text!);
    if (earlier !== undefined) {
      throw lineError(path, number, `a text that is not yet on line ${earlier}`, text!);
    }
    lineOf.set(text!, number);
    probes.push({ kind, expected: labels, text: text!, ...(plain && { plain }) });
  });
  if (probes.length === 0) throw new InputError(`${path}: expected at least one line ${EXPECTED}`);
  return probes;
}

function isPolarity(label: string): label is Polarity {
  return (POLARITIES as readonly string[]).includes(label);
}
