import { canonicalText } from '../../src/text/canonical/canonicalText';
import { type LabelledText } from './labelledTexts';

export interface DistinctTexts {
  texts: LabelledText[];
  /** Lines that repeat the text of another one. */
  repeated: number;
  /** Lines left out because as many others give their text another label. */
  contradictory: number;
  /** Lines without any character that shows. */
  empty: number;
}

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]+/gu;

/**
 * What equal texts share: the letters and digits of their canonical form, since copies differ in punctuation; where
 * there are none, all of it.
 */
export function textKey(text: string): string {
  const canonical = canonicalText(text).text;
  return canonical.replace(NEITHER_LETTER_NOR_DIGIT, '') || canonical;
}

/**
 * Each text once, in the order of its first line, with the label that most of its lines give; a text whose labels are
 * tied teaches nothing and is left out. Sets are to be joined before, so that a text of one set is not asked for in
 * another.
 */
export function distinctTexts(lines: readonly LabelledText[]): DistinctTexts {
  const byKey = new Map<string, LabelledText[]>();
  let empty = 0;
  for (const line of lines) {
    const key = textKey(line.text);
    if (key === '') empty += 1;
    else {
      const same = byKey.get(key);
      if (same) same.push(line);
      else byKey.set(key, [line]);
    }
  }
  const texts: LabelledText[] = [];
  let contradictory = 0;
  for (const same of byKey.values()) {
    const label = majority(same.map(({ label }) => label));
    if (label === undefined) contradictory += same.length;
    else texts.push(same.find((line) => line.label === label)!);
  }
  return { texts, repeated: lines.length - empty - contradictory - texts.length, contradictory, empty };
}

/** Lines whose text none of the others' has. */
export function withoutTextsOf(
  lines: readonly LabelledText[],
  others: readonly LabelledText[],
): LabelledText[] {
  const known = new Set(others.map(({ text }) => textKey(text)));
  return lines.filter(({ text }) => !known.has(textKey(text)));
}

/** The most frequent label; `undefined` when there are two. */
function majority(labels: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const winners = [...counts].filter(([, count]) => count === most);
  return winners.length === 1 ? winners[0]![0] : undefined;
}
