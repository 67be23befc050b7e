import { decodeBase64 } from '../../../src/inference/base64';
import { type Phone } from '../phone';
import { type AppLife, WxFailure, wxApi } from './api';
import { type DialogScreen } from './dialogs';
import { addTemporaryFile } from './temporaryFile';

interface CanvasNode {
  toDataURL(type: string): string;
}

const SCOPE = 'scope.writePhotosAlbum';

/**
 * A canvas as a file, and the album. WeChat asks once whether the app may write there; a no is changed in its settings
 * alone.
 */
export function createPhotoApi(
  phone: Phone,
  authorize: (referrer: string) => Promise<void>,
  screen: DialogScreen,
  life: AppLife,
) {
  const ask = async (title: string) => (await screen.modal({ title, content: '添加到相册' })) === 'confirm';

  return {
    canvasToTempFilePath: wxApi<{ canvas?: Partial<CanvasNode> }>(
      'canvasToTempFilePath',
      life,
      ({ canvas }) => {
        // Only the node of `<canvas type="2d">` has it: WeChat makes no file of an offscreen canvas.
        if (typeof canvas?.toDataURL !== 'function') throw new WxFailure('canvas is empty');
        const file = decodeBase64(canvas.toDataURL('image/png').split(',')[1] ?? '');
        if (!file) throw new WxFailure('canvas is empty');
        return { tempFilePath: addTemporaryFile(phone, file, '.png') };
      },
    ),
    saveImageToPhotosAlbum: wxApi<{ filePath: string }>(
      'saveImageToPhotosAlbum',
      life,
      async ({ filePath }) => {
        const file = phone.files.contents.get(filePath);
        if (!file) throw new WxFailure('file not exist');
        await authorize('saveImageToPhotosAlbum');
        phone.mayWriteAlbum ??= await ask('申请保存图片到你的相册');
        if (!phone.mayWriteAlbum) throw new WxFailure('auth deny');
        phone.album.push(file);
      },
    ),
    openSetting: wxApi('openSetting', life, async () => {
      // What was never asked for is not in the settings.
      if (phone.mayWriteAlbum === undefined) return { authSetting: {} };
      phone.mayWriteAlbum = await ask('设置');
      return { authSetting: { [SCOPE]: phone.mayWriteAlbum } };
    }),
  };
}
