/** `#rrggbb` or `rgba(r, g, b, a)` as numbers, channels 0…255 and alpha 0…1; undefined for anything else. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

export function parseColour(text: string): Rgba | undefined {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (hex) return [parseInt(hex[1]!, 16), parseInt(hex[2]!, 16), parseInt(hex[3]!, 16), 1];
  const rgba = /^rgba\(\s*(\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\s*\)$/.exec(text);
  if (rgba) return [Number(rgba[1]), Number(rgba[2]), Number(rgba[3]), Number(rgba[4])];
  return undefined;
}

/** What is seen where `above` lies on the opaque `below`. */
export function blend(above: Rgba, below: Rgba): Rgba {
  const mix = (channel: 0 | 1 | 2) => above[channel] * above[3] + below[channel] * (1 - above[3]);
  return [mix(0), mix(1), mix(2), 1];
}

/** Relative luminance of WCAG 2.2 of an opaque colour, 0…1. */
function luminance([red, green, blue]: Rgba): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio of WCAG 2.2, 1…21, of opaque colours. */
export function contrast(one: Rgba, other: Rgba): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}
