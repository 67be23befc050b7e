import { type Pictures, type SaveOutcome } from '../pictures';
import { createNotedCanvas, type NotedCanvas } from './notedCanvas';

export interface MemoryPictures extends Pictures {
  /** What was drawn last. */
  readonly canvas: NotedCanvas;
  /** Names of what was saved. */
  readonly saved: string[];
  /** Urls of what was made and not discarded. */
  readonly held: Set<string>;
  /** Cloud paths of pictures that do not come. */
  readonly missing: Set<string>;
  /** How the next attempts to save end. */
  saveOutcome: SaveOutcome;
  /** What the shopper decides in the settings. */
  willAllow: boolean;
  /** Whether anything can be drawn, and whether a file can be made of it. */
  canDraw: boolean;
  canFinish: boolean;
}

export function createMemoryPictures(): MemoryPictures {
  const missing = new Set<string>();
  const canvas = createNotedCanvas((source) => !missing.has(source));
  let count = 0;
  const pictures: MemoryPictures = {
    canvas,
    saved: [],
    held: new Set(),
    missing,
    saveOutcome: 'saved',
    willAllow: false,
    canDraw: true,
    canFinish: true,
    async open(_canvasId, width, height) {
      const brush = canvas.getContext('2d');
      if (!pictures.canDraw || !brush) return undefined;
      [canvas.width, canvas.height] = [width, height];
      return {
        brush,
        load: (cloudPath) =>
          new Promise((resolve) => {
            const source = canvas.createImage();
            source.onload = () => resolve({ source, width: source.width, height: source.height });
            source.onerror = () => resolve(undefined);
            source.src = cloudPath;
          }),
        async finish() {
          if (!pictures.canFinish) throw new Error('planted: no file');
          const url = `memory://picture/${(count += 1)}`;
          pictures.held.add(url);
          return {
            url,
            async save(name) {
              if (pictures.saveOutcome === 'saved') pictures.saved.push(name);
              return pictures.saveOutcome;
            },
            discard: async () => void pictures.held.delete(url),
          };
        },
      };
    },
    async allowSaving() {
      if (pictures.willAllow) pictures.saveOutcome = 'saved';
      return pictures.willAllow;
    },
  };
  return pictures;
}
