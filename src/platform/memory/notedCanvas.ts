import { type Brush } from '../pictures';

/** A canvas without ink: what would be drawn is noted, and every letter is as wide as its kind. */
export interface NotedCanvas {
  width: number;
  height: number;
  /** Since it was last made empty. */
  readonly texts: string[];
  readonly pictures: string[];
  getContext(kind: string): Brush | null;
  createImage(): HTMLImageElement;
  /** Its notes, in place of pixels. */
  toDataURL(): string;
}

/** @param canLoad whether the file of a picture is there */
export function createNotedCanvas(canLoad: (source: string) => boolean): NotedCanvas {
  const [texts, pictures]: [string[], string[]] = [[], []];
  const nothing = () => undefined;
  const brush = {
    font: '10px sans-serif',
    fillText: (text: string) => void texts.push(text),
    measureText: (text: string) => ({ width: evenWidth(text, brush.font) }),
    drawImage: ({ src }: { src: string }) => void pictures.push(src),
    ...Object.fromEntries(
      ['fillRect', 'beginPath', 'moveTo', 'lineTo', 'arcTo', 'closePath', 'fill', 'stroke'].map((name) => [
        name,
        nothing,
      ]),
    ),
    ...Object.fromEntries(['setLineDash', 'save', 'restore', 'clip'].map((name) => [name, nothing])),
  };
  let width = 300;
  return {
    get width() {
      return width;
    },
    set width(value) {
      width = value;
      texts.length = pictures.length = 0;
    },
    height: 150,
    texts,
    pictures,
    getContext: (kind) => (kind === '2d' ? (brush as unknown as Brush) : null),
    createImage() {
      let src = '';
      const image = {
        width: 400,
        height: 400,
        onload: nothing as () => void,
        onerror: nothing as () => void,
        get src() {
          return src;
        },
        set src(value) {
          src = value;
          setTimeout(() => (canLoad(src) ? image.onload() : image.onerror()), 0);
        },
      };
      return image as unknown as HTMLImageElement;
    },
    toDataURL: () => `data:image/png;base64,${btoa(encodeURIComponent(JSON.stringify({ texts, pictures })))}`,
  };
}

/** A letter of Latin script is half as wide as it is high, any other as wide. */
export function evenWidth(text: string, font: string): number {
  const size = Number(/(\d+)px/.exec(font)?.[1]);
  return [...text].reduce((sum, letter) => sum + (letter < '\u0100' ? size / 2 : size), 0);
}
