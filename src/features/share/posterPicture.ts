import { type Measure, type Place, type PosterBox } from './posterBoxes';
import { POSTER_COLOURS, POSTER_TEXT } from './posterStyle';
import { lineHeight, textAmid } from './posterText';

const MISSING = '图片暂时没有加载出来';
/** In a smaller place it would be out of proportion: the calm ground says enough there. */
const WORTH_WORDS = 400;

/** A picture in its place, or the place alone where there is none. */
export function pictureBoxes(
  picture: string,
  place: Place,
  radius: [upper: number, lower: number],
  hasPicture: (picture: string) => boolean,
  measure: Measure,
): PosterBox[] {
  if (hasPicture(picture)) return [{ kind: 'picture', place, radius, picture }];
  const ground: PosterBox = {
    kind: 'ground',
    place,
    colour: POSTER_COLOURS.pictureGround,
    radius: radius[1] || radius[0],
  };
  if (place.width < WORTH_WORDS) return [ground];
  const top = place.y + (place.height - lineHeight(POSTER_TEXT.muted)) / 2;
  return [ground, textAmid(MISSING, POSTER_TEXT.muted, place, top, measure)];
}
