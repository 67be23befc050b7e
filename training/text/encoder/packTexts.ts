import { type SeededRandom } from '../../random/seededRandom';

/** Characters of a step. */
const BATCH_CHARACTERS = 4000;

/** Numbers of the texts, shuffled and packed until a batch holds `BATCH_CHARACTERS`; texts without characters stay out. */
export function packTexts(texts: readonly Int32Array[], random: SeededRandom): number[][] {
  const batches: number[][] = [];
  let room = 0;
  for (const index of random.shuffle(Int32Array.from(texts.keys()))) {
    if (texts[index]!.length === 0) continue;
    if (room <= 0) {
      batches.push([]);
      room = BATCH_CHARACTERS;
    }
    batches.at(-1)!.push(index);
    room -= texts[index]!.length;
  }
  return batches;
}
