import { PAGE_PX, type Picture } from './picture';

/** Of OKLab's lightness, where black is 0 and white 100; hue and saturation are on the same scale. A card on the ground is 3. */
const UNSEEN = 2;
/** How far around a place is looked, in pixels of a picture. */
const AROUND = 1;
/** A line thinner than a pixel is paler where it falls on two of them: by this share of the contrast around it. */
const THIN_LINE = 0.45;
/** Fewer pixels of a picture together are a rounded corner, not a fault. */
const FEWEST = 3;

/** Where two pictures differ, in pixels of the page. */
export interface Change {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Where somebody who looks at both would see a difference; the largest first. A pixel differs when its colour lies, by more than
 * is seen, outside of what the other picture has around its place. So edges that are drawn softer or a trifle aside are none,
 * while in an even area a small change of colour is one.
 */
export function pictureChanges(baseline: Picture, actual: Picture): Change[] {
  const { width, height } = baseline;
  if (width !== actual.width || height !== actual.height) {
    const all = { left: 0, top: 0, width: actual.width * PAGE_PX, height: actual.height * PAGE_PX };
    return [all];
  }
  const unlike = Array.from({ length: width * height }, (_, at) => at).filter((at) => {
    return [0, 1, 2].some((channel) => baseline.rgb[at * 3 + channel] !== actual.rgb[at * 3 + channel]);
  });
  // Nearly always, on one machine: most of the time goes into colours.
  if (unlike.length === 0) return [];
  const [one, other] = [oklabOf(baseline), oklabOf(actual)];
  const seen = unlike.filter(
    (at) => Math.max(distance(one, other, at, width), distance(other, one, at, width)) > UNSEEN,
  );
  return joinPixels(seen, width)
    .filter((pixels) => pixels.length >= FEWEST)
    .sort((a, b) => b.length - a.length)
    .map((pixels) => {
      const columns = pixels.map((at) => at % width);
      const rows = pixels.map((at) => Math.floor(at / width));
      const [left, top] = [Math.min(...columns), Math.min(...rows)];
      return {
        left: left * PAGE_PX,
        top: top * PAGE_PX,
        width: (Math.max(...columns) - left + 1) * PAGE_PX,
        height: (Math.max(...rows) - top + 1) * PAGE_PX,
      };
    });
}

/** Lightness and the two axes of colour, each by rows. */
type Channels = readonly [Float32Array, Float32Array, Float32Array];

/** How far the pixel of `of` lies outside of the colours that `among` has around its place. */
function distance(of: Channels, among: Channels, at: number, width: number): number {
  const height = of[0].length / width;
  const [column, row] = [at % width, Math.floor(at / width)];
  let squares = 0;
  for (const [index, channel] of of.entries()) {
    let least = Infinity;
    let most = -Infinity;
    for (let y = Math.max(0, row - AROUND); y <= Math.min(height - 1, row + AROUND); y++) {
      for (let x = Math.max(0, column - AROUND); x <= Math.min(width - 1, column + AROUND); x++) {
        const value = among[index]![y * width + x]!;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    const tolerated = (most - least) * THIN_LINE;
    squares += Math.max(0, least - tolerated - channel[at]!, channel[at]! - most - tolerated) ** 2;
  }
  return Math.sqrt(squares);
}

/** Groups of neighbours, over corners too. */
function joinPixels(pixels: readonly number[], width: number): number[][] {
  const left = new Set(pixels);
  const groups: number[][] = [];
  for (const first of left) {
    const group = [first];
    left.delete(first);
    // The group grows while it is gone through.
    for (const at of group) {
      for (const step of [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1]) {
        const isAside = Math.abs(((at + step) % width) - (at % width)) <= 1;
        if (isAside && left.delete(at + step)) group.push(at + step);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** OKLab (Ottosson 2020), in hundredths: equal distances look about equally different, in light and in dark. */
function oklabOf({ rgb }: Picture): Channels {
  const count = rgb.length / 3;
  const lab = [new Float32Array(count), new Float32Array(count), new Float32Array(count)] as const;
  for (let at = 0; at < count; at++) {
    const light = (channel: number) => LIGHT[rgb[at * 3 + channel]!]!;
    const [red, green, blue] = [light(0), light(1), light(2)];
    const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    lab[0][at] = 100 * (0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short);
    lab[1][at] = 100 * (1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short);
    lab[2][at] = 100 * (0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short);
  }
  return lab;
}

/** Light of each value of a channel in sRGB. */
const LIGHT = Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});
