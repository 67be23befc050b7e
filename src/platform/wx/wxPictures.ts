import { inTime, PICTURE_TIMEOUT_MS } from '../inTime';
import { type Brush, type LoadedPicture, type Pictures, type SaveOutcome } from '../pictures';
import { failureText, settled } from './settled';
import { type WxHost } from './wxHost';

/** The node of `<canvas type="2d">`, as far as it is used; WeChat's typings give a DOM-like `any`. */
interface CanvasNode {
  width: number;
  height: number;
  getContext(kind: '2d'): Brush | null;
  createImage(): HTMLImageElement;
}

/** Base library 2.9.0. @param fileId a file's id in the cloud */
export function createWxPictures(wx: WxHost, fileId: (cloudPath: string) => string): Pictures {
  /** Temporary files that came this far: they last as long as the app, without a network too. */
  const downloaded = new Map<string, string>();

  function findCanvas(canvasId: string): Promise<CanvasNode | undefined> {
    return new Promise((resolve) => {
      wx.createSelectorQuery()
        .select(`#${canvasId}`)
        .fields({ node: true })
        .exec((found: ({ node?: CanvasNode } | null)[]) => resolve(found[0]?.node));
    });
  }

  async function download(cloudPath: string): Promise<string> {
    const known = downloaded.get(cloudPath);
    if (known !== undefined) return known;
    const { tempFilePath } = await settled<{ tempFilePath: string }>((callbacks) =>
      wx.cloud.downloadFile({ fileID: fileId(cloudPath), ...callbacks }),
    );
    downloaded.set(cloudPath, tempFilePath);
    return tempFilePath;
  }

  async function load(canvas: CanvasNode, cloudPath: string): Promise<LoadedPicture> {
    const filePath = await download(cloudPath);
    return new Promise((resolve, reject) => {
      // Of the canvas itself: WeChat draws no picture of another one.
      const source = canvas.createImage();
      source.onload = () => resolve({ source, width: source.width, height: source.height });
      source.onerror = () => {
        downloaded.delete(cloudPath);
        reject(new Error(`${cloudPath} was not read`));
      };
      source.src = filePath;
    });
  }

  async function save(filePath: string): Promise<SaveOutcome> {
    try {
      await settled((callbacks) => wx.saveImageToPhotosAlbum({ filePath, ...callbacks }));
      return 'saved';
    } catch (failure) {
      return outcomeOf(failureText(failure));
    }
  }

  return {
    async open(canvasId, width, height) {
      const canvas = await findCanvas(canvasId);
      const brush = canvas?.getContext('2d');
      if (!canvas || !brush) return undefined;
      // Also empties it.
      [canvas.width, canvas.height] = [width, height];
      return {
        brush,
        load: (cloudPath) => inTime(load(canvas, cloudPath), PICTURE_TIMEOUT_MS),
        async finish() {
          const { tempFilePath } = await settled<{ tempFilePath: string }>((callbacks) =>
            wx.canvasToTempFilePath({
              canvas,
              width,
              height,
              // Left out, the file is larger by the phone's pixel ratio.
              destWidth: width,
              destHeight: height,
              fileType: 'png',
              ...callbacks,
            }),
          );
          return {
            url: tempFilePath,
            save: () => save(tempFilePath),
            async discard() {
              // WeChat clears temporary files by itself; a failure here loses nothing.
              wx.getFileSystemManager().unlink({ filePath: tempFilePath, fail: () => undefined });
            },
          };
        },
      };
    },
    async allowSaving() {
      try {
        const { authSetting } = await settled<{ authSetting: WechatMiniprogram.AuthSetting }>((callbacks) =>
          wx.openSetting(callbacks),
        );
        return authSetting['scope.writePhotosAlbum'] === true;
      } catch {
        return false;
      }
    },
  };
}

/** WeChat says it in words: `fail auth deny`, `fail:auth denied`, `fail cancel`, `fail:system permission denied`. */
function outcomeOf(text: string): SaveOutcome {
  // Declined privacy is asked about again by the next tap.
  if (/cancel|privacy permission/i.test(text)) return 'cancelled';
  if (/system/i.test(text)) return 'refused-by-system';
  return /auth|den(y|ied)/i.test(text) ? 'refused' : 'failed';
}
