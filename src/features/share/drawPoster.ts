import { type Brush, type LoadedPicture } from '../../platform';
import { type Measure, type Place, type PosterBox, type PosterLayout } from './posterBoxes';

/** WeChat's canvas takes the phone's own face by this name. */
const fontOf = ({ size, isStrong }: { size: number; isStrong: boolean }) =>
  `${isStrong ? 'bold' : 'normal'} ${size}px sans-serif`;

/** How wide texts come out on this canvas. */
export function measureWith(brush: Brush): Measure {
  return (text, style) => {
    brush.font = fontOf(style);
    return brush.measureText(text).width;
  };
}

/** @param pictures every one that the layout places */
export function drawPoster(
  brush: Brush,
  { boxes }: PosterLayout,
  pictures: ReadonlyMap<string, LoadedPicture>,
): void {
  brush.textAlign = 'left';
  brush.textBaseline = 'alphabetic';
  for (const box of boxes) drawBox(brush, box, pictures);
}

function drawBox(brush: Brush, box: PosterBox, pictures: ReadonlyMap<string, LoadedPicture>): void {
  switch (box.kind) {
    case 'ground':
      trace(brush, box.place, [box.radius, box.radius]);
      if (!box.isDashed) {
        brush.fillStyle = box.colour;
        return brush.fill();
      }
      brush.strokeStyle = box.colour;
      brush.lineWidth = 2;
      brush.setLineDash([8, 8]);
      return brush.stroke();
    case 'picture':
      brush.save();
      trace(brush, box.place, box.radius);
      brush.clip();
      drawCover(brush, pictures.get(box.picture)!, box.place);
      return brush.restore();
    case 'text':
      brush.font = fontOf(box);
      brush.fillStyle = box.colour;
      return brush.fillText(box.text, box.x, box.baseline);
  }
}

/** The outline of a place with round corners; phones' contexts know no `roundRect`. */
function trace(brush: Brush, { x, y, width, height }: Place, [upper, lower]: [number, number]): void {
  const [right, bottom] = [x + width, y + height];
  brush.beginPath();
  brush.moveTo(x + upper, y);
  brush.arcTo(right, y, right, bottom, upper);
  brush.arcTo(right, bottom, x, bottom, lower);
  brush.arcTo(x, bottom, x, y, lower);
  brush.arcTo(x, y, right, y, upper);
  brush.closePath();
}

/** The middle of the picture, as large as it must be to leave nothing of the place bare. */
function drawCover(brush: Brush, { source, width, height }: LoadedPicture, place: Place): void {
  const scale = Math.max(place.width / width, place.height / height);
  const [cutWidth, cutHeight] = [place.width / scale, place.height / scale];
  brush.drawImage(
    source,
    (width - cutWidth) / 2,
    (height - cutHeight) / 2,
    cutWidth,
    cutHeight,
    place.x,
    place.y,
    place.width,
    place.height,
  );
}
