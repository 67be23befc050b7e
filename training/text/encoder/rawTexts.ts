import { readLines } from '../../datasets/readLines';
import { textKey } from '../distinctTexts';

const FEWEST_CHARACTERS = 4;
const HAN = /\p{Script=Han}/u;

/**
 * Texts to learn characters from: every cell of tab-separated files that has four characters or more, Chinese among them;
 * each once, and none that occurs in `except` (keys as by `textKey`).
 */
export function readRawTexts(paths: readonly string[], except: ReadonlySet<string>): string[] {
  const seen = new Set(except);
  const texts: string[] = [];
  for (const path of paths) {
    for (const line of readLines(path).lines) {
      for (const cell of line.split('\t')) {
        if (cell.length < FEWEST_CHARACTERS || !HAN.test(cell)) continue;
        const key = textKey(cell);
        if (seen.has(key)) continue;
        seen.add(key);
        texts.push(cell);
      }
    }
  }
  return texts;
}
