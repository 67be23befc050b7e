/** Hue in degrees [0, 360), saturation and lightness in [0, 1]. */
export interface Hsl {
  hue: number;
  saturation: number;
  lightness: number;
}

const clamp = (value: number, low = 0, high = 1) => Math.min(high, Math.max(low, value));

/** `#rgb` or `#rrggbb` → HSL (CSS Color 3). */
export function parseHex(hex: string): Hsl {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, (digit) => digit + digit) : hex;
  const value = Number.parseInt(long.slice(1, 7), 16);
  const [red, green, blue] = [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255] as const;
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

/** Every colour of an SVG fragment through `change`. */
export function mapColours(svg: string, change: (hex: string) => string): string {
  return svg.replace(HEX_COLOUR, change);
}

/**
 * Dyes an SVG fragment: every colour takes the target's hue and saturation and keeps its lightness relative
 * to the fragment's mean, so that folds and highlights survive.
 */
export function dye(svg: string, target: string): string {
  const { hue, saturation, lightness } = parseHex(target);
  const lightnesses = [...svg.matchAll(HEX_COLOUR)].map(([hex]) => parseHex(hex).lightness);
  if (lightnesses.length === 0) return svg;
  const mean = lightnesses.reduce((sum, value) => sum + value, 0) / lightnesses.length;
  // Near black and near white the relief must be flatter, or it would be clipped into holes.
  const relief = Math.min(0.75, 0.35 + Math.min(lightness, 1 - lightness));
  return mapColours(svg, (hex) => {
    const own = parseHex(hex);
    return formatHex({
      hue,
      saturation,
      lightness: clamp(lightness + (own.lightness - mean) * relief, 0.05, 0.97),
    });
  });
}
