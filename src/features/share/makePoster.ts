import { type DrawnPicture, type LoadedPicture, type Pictures } from '../../platform';
import { drawPoster, measureWith } from './drawPoster';
import { layoutPoster } from './layoutPoster';
import { type PosterLayout } from './posterBoxes';
import { picturesOf, type PosterContent } from './posterContent';
import { POSTER_WIDTH } from './posterStyle';

/** Of the element that WeChat draws on; see `Pictures`. */
export const POSTER_CANVAS_ID = 'poster-canvas';

/** Where a shop's mini-program codes come from. A merchant's account at WeChat makes them (`wxacode.getUnlimited`). */
export interface CodeSource {
  /** Cloud path of the picture of a code that leads to the page; `undefined` where there is none. */
  codeFor(path: string): Promise<string | undefined>;
}

/** Of a shop that has no codes: posters keep a place for one. */
export const noCodes: CodeSource = { codeFor: async () => undefined };

/** Pixels. */
export type PosterSize = Pick<PosterLayout, 'width' | 'height'>;

export type PosterOutcome =
  | { kind: 'drawn'; picture: DrawnPicture; size: PosterSize; missingPictures: number }
  /** This phone draws nothing, or gives no file of what was drawn. */
  | { kind: 'failed' };

/** Loads, lays out, draws. A picture that does not come leaves its place; never rejects. */
export async function makePoster(
  pictures: Pictures,
  codes: CodeSource,
  content: PosterContent,
): Promise<PosterOutcome> {
  try {
    // Its height is known once its texts are measured, which takes a canvas.
    const measuring = await pictures.open(POSTER_CANVAS_ID, POSTER_WIDTH, 1);
    if (!measuring) return { kind: 'failed' };
    const wanted = picturesOf(content);
    const code = await codes.codeFor(content.path).catch(() => undefined);
    const loaded = new Map<string, LoadedPicture>();
    await Promise.all(
      [...wanted, ...(code === undefined ? [] : [code])].map(async (path) => {
        const picture = await measuring.load(path);
        if (picture) loaded.set(path, picture);
      }),
    );
    const has = (path: string) => loaded.has(path);
    const places = { has, code: code !== undefined && has(code) ? code : undefined };
    const layout = layoutPoster(content, places, measureWith(measuring.brush));
    const canvas = await pictures.open(POSTER_CANVAS_ID, layout.width, layout.height);
    if (!canvas) return { kind: 'failed' };
    drawPoster(canvas.brush, layout, loaded);
    const picture = await canvas.finish();
    const size = { width: layout.width, height: layout.height };
    return { kind: 'drawn', picture, size, missingPictures: wanted.filter((path) => !has(path)).length };
  } catch {
    return { kind: 'failed' };
  }
}
