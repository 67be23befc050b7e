import { uploadRows } from '../../ops/uploadedRows';
import { type TextRows } from './encodeTexts';

/** Lays texts, each as rows of the table of characters, one after the other. The caller owns `rows.tensor`. */
export function textRows(texts: readonly Int32Array[]): TextRows {
  const offsets = new Int32Array(texts.length + 1);
  texts.forEach(({ length }, index) => (offsets[index + 1] = offsets[index]! + length));
  const total = offsets[texts.length]!;
  const indices = new Int32Array(total);
  const positions = new Int32Array(total);
  texts.forEach((text, index) => {
    indices.set(text, offsets[index]);
    for (let at = 0; at < text.length; at++) positions[offsets[index]! + at] = at;
  });
  return { rows: uploadRows({ indices, positions, signals: new Int32Array(total) }), offsets };
}
