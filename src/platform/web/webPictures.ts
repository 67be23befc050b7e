import { inTime, PICTURE_TIMEOUT_MS } from '../inTime';
import { type LoadedPicture, type Pictures } from '../pictures';
import { downloadByLink } from './downloadByLink';

/** @param fileUrl where a file of the shop can be loaded from */
export function createWebPictures(
  document: Document,
  urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>,
  fileUrl: (cloudPath: string) => string,
): Pictures {
  function load(cloudPath: string): Promise<LoadedPicture> {
    return new Promise((resolve, reject) => {
      const source = document.createElement('img');
      source.onload = () => resolve({ source, width: source.naturalWidth, height: source.naturalHeight });
      source.onerror = () => reject(new Error(`${cloudPath} was not loaded`));
      // A picture of another origin that was asked for without this can be drawn, and the canvas then gives no file.
      source.crossOrigin = 'anonymous';
      source.src = fileUrl(cloudPath);
    });
  }

  return {
    async open(_canvasId, width, height) {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      const brush = canvas.getContext('2d');
      if (!brush) return undefined;
      return {
        brush,
        load: (cloudPath) => inTime(load(cloudPath), PICTURE_TIMEOUT_MS),
        async finish() {
          const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
          if (!blob) throw new Error('the browser made no file of the canvas');
          const url = urls.createObjectURL(blob);
          return {
            url,
            async save(name) {
              downloadByLink(document, url, name);
              return 'saved';
            },
            discard: async () => urls.revokeObjectURL(url),
          };
        },
      };
    },
    allowSaving: async () => true,
  };
}
