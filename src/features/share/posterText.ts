import { type Measure, type PosterBox, type TextStyle } from './posterBoxes';
import { LEADING } from './posterStyle';
import { wrapText } from './wrapText';

/** Where the letters of a line stand: they are a little higher than they reach down. */
const BASELINE = 0.36;

export const lineHeight = ({ size }: TextStyle) => Math.round(size * LEADING);

/** One line that begins at `x`, in a line box that begins at `top`. */
export function textAt(text: string, style: TextStyle, x: number, top: number): PosterBox {
  const baseline = Math.round(top + lineHeight(style) / 2 + style.size * BASELINE);
  return { kind: 'text', text, x, baseline, ...style };
}

/** One line that ends at `right`. */
export function textBefore(
  text: string,
  style: TextStyle,
  right: number,
  top: number,
  measure: Measure,
): PosterBox {
  return textAt(text, style, right - measure(text, style), top);
}

/** One line in the middle of `x` … `x + width`. */
export function textAmid(
  text: string,
  style: TextStyle,
  { x, width }: { x: number; width: number },
  top: number,
  measure: Measure,
): PosterBox {
  return textAt(text, style, x + (width - measure(text, style)) / 2, top);
}

export interface TextBlock {
  boxes: PosterBox[];
  height: number;
}

/** Lines below each other, the last one with an ellipsis where the text is longer. */
export function textBlock(
  text: string,
  style: TextStyle,
  at: { x: number; top: number; width: number; maxLines: number },
  measure: Measure,
): TextBlock {
  const lines = wrapText(text, at.width, at.maxLines, (line) => measure(line, style));
  const height = lineHeight(style);
  return {
    boxes: lines.map((line, index) => textAt(line, style, at.x, at.top + index * height)),
    height: lines.length * height,
  };
}
