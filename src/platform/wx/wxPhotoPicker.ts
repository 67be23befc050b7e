import { fitPhoto, PHOTO_QUALITY } from '../fitPhoto';
import { type PhotoPicker, PhotosUnavailableError } from '../photoPicker';
import { failureText, isCancelled, settled } from './settled';
import { type WxHost } from './wxHost';

/** `wx.chooseMedia` (base library 2.10.0); declare 选中的照片 in the mini-program's privacy guide, else WeChat refuses it. */
export function createWxPhotoPicker(wx: WxHost): PhotoPicker {
  async function shrink(src: string): Promise<string> {
    try {
      const size = await settled<{ width: number; height: number }>((callbacks) =>
        wx.getImageInfo({ src, ...callbacks }),
      );
      const compressedWidth = fitPhoto(size.width, size.height).width;
      const { tempFilePath } = await settled<{ tempFilePath: string }>((callbacks) =>
        // Base libraries before 2.26.0 know no width and keep the one that chooseMedia gave it.
        wx.compressImage({ src, quality: PHOTO_QUALITY * 100, compressedWidth, ...callbacks }),
      );
      return tempFilePath;
    } catch {
      return src; // as chooseMedia compressed it
    }
  }

  return {
    async choose(count) {
      let chosen: { tempFiles: { tempFilePath: string }[] };
      try {
        chosen = await settled<typeof chosen>((callbacks) =>
          wx.chooseMedia({
            count,
            mediaType: ['image'],
            sizeType: ['compressed'],
            sourceType: ['album', 'camera'],
            ...callbacks,
          }),
        );
      } catch (failure) {
        if (isCancelled(failure)) return [];
        throw new PhotosUnavailableError(failureText(failure), { cause: failure });
      }
      const urls = await Promise.all(
        chosen.tempFiles.slice(0, count).map(({ tempFilePath }) => shrink(tempFilePath)),
      );
      // WeChat clears temporary files by itself.
      return urls.map((url) => ({ url, discard: () => undefined }));
    },
  };
}
