import { createSeededRandom, type SeededRandom } from '../seededRandom';
import { FLIPPED, MULTIPLES, PAIR, PLATTER, SCENES, SINGLES, type Arrangement } from './arrangements';
import { dye, parseHex, rotateHue, shade } from './colour';
import { GROUNDS } from './grounds';
import { iconElement } from './iconSet';
import { parseLook, type Look } from './look';
import { PACKAGINGS } from './packaging';

export type Amount = 'one' | 'two' | 'many';

export interface TileBrief {
  /** Names the tile: everything left to chance follows from it. */
  key: string;
  /** As `BaseGood.look`. */
  look: string;
  /** The category's backgrounds, `#rrggbb`. */
  grounds: readonly string[];
  /** Which variant of its base good this is, from 0: each is arranged in another way. */
  variantIndex: number;
  /** How much of it the tile shows. */
  amount: Amount;
  /** May lie on a plate. */
  edible?: boolean;
  /** The colour that the variant's name speaks of. */
  colour?: string;
  /** Seeds what the variants of one base good share: the package's colour. */
  family: string;
  /** `scene`: arranged otherwise, on another ground. `close-up`: its middle, alone. The tile itself when absent. */
  view?: View;
}

/** What a product page shows after the tile. */
export const VIEWS = ['scene', 'close-up'] as const;
export type View = (typeof VIEWS)[number];

/** The part of the 300 × 300 tile that a view shows: `x y width height`. */
const SIGHT = { tile: '0 0 300 300', scene: '0 0 300 300', 'close-up': '78 74 144 144' };

/** Body colours of packages whose variant names no colour: muted enough for any ground. */
const PACKAGE_COLOURS = [
  '#e07a5f',
  '#4f8f7b',
  '#e9b44c',
  '#5b7db1',
  '#b56576',
  '#7a9e5f',
  '#d9825b',
  '#6d6ba6',
  '#3f7d8c',
  '#c9a227',
  '#a65e4e',
  '#88a9c3',
  '#d77a9a',
  '#8c7a5b',
];

function drawSubject(look: Look, brief: TileBrief): string {
  const paint = (svg: string) => (brief.colour === undefined ? svg : dye(svg, brief.colour));
  if (look.packaging === undefined) return iconElement(look.icon, 's', paint);
  const familyRandom = createSeededRandom(`package ${brief.family}`);
  const own = rotateHue(familyRandom.pick(PACKAGE_COLOURS), familyRandom.between(-14, 14));
  const body = brief.colour ?? (brief.variantIndex === 0 ? own : rotateHue(own, 26 * brief.variantIndex));
  return PACKAGINGS[look.packaging](body, iconElement(look.icon, 's'));
}

function chooseArrangement(look: Look, brief: TileBrief): Arrangement {
  const random = createSeededRandom(`arrangement ${brief.family}`);
  const isBare = look.packaging === undefined;
  const singles = [
    ...SINGLES,
    ...(isBare ? [FLIPPED] : []),
    ...(isBare && brief.edible ? [PLATTER, PLATTER] : []),
  ];
  const first = random.below(singles.length);
  const several = random.below(MULTIPLES.length);
  if (brief.view === 'close-up') return SINGLES[0]!;
  if (brief.view === 'scene') return SCENES[first % SCENES.length]!;
  if (brief.amount === 'two') return PAIR;
  if (brief.amount === 'many') {
    return MULTIPLES[(several + brief.variantIndex) % MULTIPLES.length] as Arrangement;
  }
  return singles[(first + brief.variantIndex) % singles.length] as Arrangement;
}

/** The ground's colour: near its category's, and darker behind white goods. */
function chooseGround(brief: TileBrief, random: SeededRandom): string {
  const ground = rotateHue(random.pick(brief.grounds), random.between(-10, 10));
  const isPale = brief.colour !== undefined && parseHex(brief.colour).lightness > 0.85;
  return isPale ? shade(ground, -0.07) : ground;
}

/** The tile as a 300 × 300 SVG document: ground, shadow, the good, perhaps a prop. The same brief gives the same text. */
export function composeTile(brief: TileBrief): string {
  const look = parseLook(brief.look);
  const random = createSeededRandom(`tile ${brief.key}`);
  const groundColour = chooseGround(brief, random);
  const ground = random.pick(GROUNDS)(groundColour);
  const arrangement = chooseArrangement(look, brief);
  const subject = drawSubject(look, brief);
  const [x, y, size] = arrangement.prop ?? [0, 0, 0];
  const prop =
    look.prop !== undefined && arrangement.prop && brief.view !== 'close-up'
      ? `<ellipse cx="${x + size / 2}" cy="${y + size}" rx="${size * 0.42}" ry="${size * 0.07}" fill="#3b2a1c" opacity=".13"/>` +
        `<g transform="translate(${x} ${y}) scale(${size / 100})">${iconElement(look.prop, 'p')}</g>`
      : '';
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="300" height="300" ' +
    `viewBox="${SIGHT[brief.view ?? 'tile']}">` +
    `${ground}<defs><g id="good">${subject}</g></defs>` +
    arrangement.draw('<use xlink:href="#good" href="#good"/>', groundColour) +
    `${prop}</svg>`
  );
}
