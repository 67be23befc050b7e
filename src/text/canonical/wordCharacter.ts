/** Whether spaces part this character's words: digits and the letters of alphabets, not Han, kana, signs or emoji. */
export function isWordCharacter(point: number | undefined): boolean {
  if (point === undefined) return false;
  if (point < 0x80) return isDigit(point) || (point >= 0x61 && point <= 0x7a);
  if (point < 0xc0 || point === 0xd7 || point === 0xf7) return false;
  // Latin to Indic and South-East Asian letters; Hangul.
  return point < 0x2000 || (point >= 0xac00 && point <= 0xd7a3);
}

export function isDigit(point: number | undefined): boolean {
  return point !== undefined && point >= 0x30 && point <= 0x39;
}
