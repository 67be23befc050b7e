import { shade } from '../pictures/colour';
import { iconElement } from '../pictures/iconSet';

export interface BannerLook {
  /** `#rrggbb`, bright. */
  ground: string;
  /** Fluent-emoji names: the large one in front, then what stands beside it. */
  icons: readonly [string, ...string[]];
}

/** Where icons stand on the right half: x, y of the upper left corner, and size. */
const PLACES = [
  [500, 64, 172],
  [408, 132, 104],
  [620, 40, 76],
] as const;

/** A banner as a 700 × 280 SVG document, 5 : 2; its left half is left to the words. */
export function composeBanner({ ground, icons }: BannerLook): string {
  const light = shade(ground, 0.03);
  const deep = shade(ground, -0.07);
  const subjects = icons.slice(0, PLACES.length).map((icon, index) => {
    const [x, y, size] = PLACES[index]!;
    return (
      `<ellipse cx="${x + size / 2}" cy="${y + size * 0.98}" rx="${size * 0.44}" ry="${size * 0.07}" fill="#3b2a1c" opacity=".14"/>` +
      `<g transform="translate(${x} ${y}) scale(${size / 100})">${iconElement(icon, `b${index}`)}</g>`
    );
  });
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="700" height="280" viewBox="0 0 700 280">' +
    `<defs><linearGradient id="gr" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${shade(ground, -0.03)}"/></linearGradient></defs>` +
    '<rect width="700" height="280" fill="url(#gr)"/>' +
    `<circle cx="588" cy="150" r="168" fill="${deep}"/><circle cx="404" cy="270" r="70" fill="${shade(ground, -0.04)}"/>` +
    `${subjects.reverse().join('')}</svg>`
  );
}
