import { type TextFeatures } from '../../../models/text/encoder/sentimentModel';

/** Texts in parts of at most `mostCharacters` together; one that is longer than that goes alone. */
export function gpuBatches(texts: readonly TextFeatures[], mostCharacters: number): TextFeatures[][] {
  const batches: TextFeatures[][] = [];
  let left = 0;
  for (const text of texts) {
    // An empty text takes a row like one of one character.
    const rows = Math.max(1, text.characters.length);
    if (rows > left || batches.length === 0) {
      batches.push([]);
      left = mostCharacters;
    }
    batches[batches.length - 1]!.push(text);
    left -= rows;
  }
  return batches;
}
