import { graphemes } from './graphemes';

const ELLIPSIS = '…';
/** No line begins with these; none ends with those. */
const CLOSING = '，。、！？；：）】》」』”’…％,.!?;:)]}%';
const OPENING = '（【《「『“‘([{';
/** Latin words and figures stay whole. */
const WORD = /^[\w+#&@/.'\-\u00c0-\u024f]+$/;

/**
 * Breaks a text into at most `maxLines` lines that are no wider than `maxWidth`; what is left over is told by an ellipsis.
 * @param widthOf how wide a line would be
 */
export function wrapText(
  text: string,
  maxWidth: number,
  maxLines: number,
  widthOf: (line: string) => number,
): string[] {
  const pieces = unbreakable(text.replace(/\s+/g, ' ').trim()).flatMap((piece) =>
    // A word longer than a line is broken where the line ends.
    widthOf(piece) > maxWidth ? graphemes(piece) : [piece],
  );
  const lines: string[] = [];
  let line = '';
  for (const [index, piece] of pieces.entries()) {
    if (line === '' || widthOf((line + piece).trimEnd()) <= maxWidth) {
      line = line === '' ? piece.trimStart() : line + piece;
      continue;
    }
    if (lines.length === maxLines - 1) {
      const rest = line + pieces.slice(index).join('');
      return [...lines, shorten(rest, maxWidth, widthOf)];
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/** As much of it as fits before an ellipsis. */
function shorten(text: string, maxWidth: number, widthOf: (line: string) => number): string {
  const signs = graphemes(text);
  while (signs.length > 0 && widthOf(signs.join('').trimEnd() + ELLIPSIS) > maxWidth) signs.pop();
  return signs.join('').trimEnd() + ELLIPSIS;
}

/** Signs joined to what no line break may come between. */
function unbreakable(text: string): string[] {
  const pieces: string[] = [];
  let before = '';
  for (const sign of graphemes(text)) {
    const isGlued =
      CLOSING.includes(sign) || OPENING.includes(before) || (WORD.test(sign) && WORD.test(before));
    if (isGlued && before !== '' && before !== ' ') pieces[pieces.length - 1] += sign;
    else pieces.push(sign);
    before = sign;
  }
  return pieces;
}
