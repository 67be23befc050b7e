import { type FileSharing } from '../fileSharing';
import { isCancelled, settled } from './settled';
import { type WxHost } from './wxHost';
import { toStorageError } from './wxStorageError';

/** Files outside of the store's folder: they are for leaving, not for keeping. */
export function createWxFileSharing(wx: WxHost): FileSharing {
  const files = wx.getFileSystemManager();
  return {
    async prepare(name, text) {
      const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
      try {
        await settled((callbacks) =>
          files.writeFile({ filePath, data: text, encoding: 'utf8', ...callbacks }),
        );
      } catch (failure) {
        throw toStorageError(name, failure);
      }
      return {
        async share() {
          // Base libraries before 2.16.1, and WeChat on some desktops, have none.
          if (typeof wx.shareFileMessage !== 'function') return 'unavailable';
          try {
            await settled((callbacks) => wx.shareFileMessage({ filePath, fileName: name, ...callbacks }));
            return 'shared';
          } catch (failure) {
            return isCancelled(failure) ? 'cancelled' : 'unavailable';
          }
        },
        async discard() {
          await settled((callbacks) => files.unlink({ filePath, ...callbacks })).catch(() => undefined);
        },
      };
    },
  };
}
