/** Hue in degrees [0, 360), saturation and lightness in [0, 1]. */
export interface Hsl {
  hue: number;
  saturation: number;
  lightness: number;
}

const clamp = (value: number, low = 0, high = 1) => Math.min(high, Math.max(low, value));

/** `#rgb` or `#rrggbb` → red, green, blue in [0, 1]. */
function parseRgb(hex: string): readonly [number, number, number] {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, (digit) => digit + digit) : hex;
  const value = Number.parseInt(long.slice(1, 7), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** `#rgb` or `#rrggbb` → HSL (CSS Color 3). */
export function parseHex(hex: string): Hsl {
  const [red, green, blue] = parseRgb(hex);
  const max = Math.max(red, green, blue);
  const min = Math.min(red, green, blue);
  const lightness = (max + min) / 2;
  const chroma = max - min;
  if (chroma === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = chroma / (1 - Math.abs(2 * lightness - 1));
  const sector =
    max === red
      ? (green - blue) / chroma
      : max === green
        ? (blue - red) / chroma + 2
        : (red - green) / chroma + 4;
  return { hue: (sector * 60 + 360) % 360, saturation, lightness };
}

/** HSL → `#rrggbb`; saturation and lightness are clamped, hue is taken modulo 360. */
export function formatHex({ hue, saturation, lightness }: Hsl): string {
  const light = clamp(lightness);
  const reach = clamp(saturation) * Math.min(light, 1 - light);
  const channel = (offset: number) => {
    const position = (offset + (((hue % 360) + 360) % 360) / 30) % 12;
    const value = light - reach * Math.max(-1, Math.min(position - 3, 9 - position, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

/** The same colour, lighter (positive) or darker (negative) by `amount` of lightness. */
export function shade(hex: string, amount: number): string {
  const colour = parseHex(hex);
  return formatHex({ ...colour, lightness: clamp(colour.lightness + amount) });
}

/** Moves the hue by `degrees`. */
export function rotateHue(hex: string, degrees: number): string {
  const colour = parseHex(hex);
  return formatHex({ ...colour, hue: colour.hue + degrees });
}

const HEX_COLOUR = /#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b/g;
/** An feColorMatrix that floods with one colour, as drawn inner shadows do: `0 0 0 0 r 0 0 0 0 g 0 0 0 0 b …`. */
const FLOOD_MATRIX = /values="0 0 0 0 ([\d.]+) 0 0 0 0 ([\d.]+) 0 0 0 0 ([\d.]+) /g;

const toByte = (channel: string) =>
  Math.round(clamp(Number(channel)) * 255)
    .toString(16)
    .padStart(2, '0');
const toUnit = (hex: string, offset: number) =>
  (Number.parseInt(hex.slice(offset, offset + 2), 16) / 255).toFixed(3);

/** Every colour of an SVG fragment through `change`, those of its shadow filters too. */
export function mapColours(svg: string, change: (hex: string) => string): string {
  return svg
    .replace(HEX_COLOUR, change)
    .replace(FLOOD_MATRIX, (_, red: string, green: string, blue: string) => {
      const hex = change(`#${toByte(red)}${toByte(green)}${toByte(blue)}`);
      return `values="0 0 0 0 ${toUnit(hex, 1)} 0 0 0 0 ${toUnit(hex, 3)} 0 0 0 0 ${toUnit(hex, 5)} `;
    });
}

/** Perceived brightness in [0, 1] (Rec. 601): tells a yellow strap from a blue sole where HSL lightness cannot. */
function luma(hex: string): number {
  const [red, green, blue] = parseRgb(hex);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/**
 * Dyes an SVG fragment: every colour takes the target's hue and saturation and keeps its brightness relative
 * to the fragment's mean, so that folds and highlights survive.
 */
export function dye(svg: string, target: string): string {
  const { hue, saturation, lightness } = parseHex(target);
  const lumas = [...svg.matchAll(HEX_COLOUR)].map(([hex]) => luma(hex));
  if (lumas.length === 0) return svg;
  const mean = lumas.reduce((sum, value) => sum + value, 0) / lumas.length;
  // Near black and near white the relief must be flatter, or it would be clipped into holes.
  const relief = Math.min(0.75, 0.42 + Math.min(lightness, 1 - lightness));
  return mapColours(svg, (hex) =>
    formatHex({ hue, saturation, lightness: clamp(lightness + (luma(hex) - mean) * relief, 0.05, 0.97) }),
  );
}
