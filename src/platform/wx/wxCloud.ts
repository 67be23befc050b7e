import {
  type CloudClient,
  CloudFileMissingError,
  CloudFileTooLargeError,
  CloudUnreachableError,
} from '../cloudClient';
import { failureText, settled } from './settled';
import { type WxHost } from './wxHost';

/** @param fileIdPrefix what stands before a cloud path in a file id: `cloud://<environment>.<bucket>` */
export function createWxCloud(wx: WxHost, fileIdPrefix: string): CloudClient {
  const fileId = (cloudPath: string) => `${fileIdPrefix}/${cloudPath}`;

  function cloud(): WxHost['cloud'] {
    // Absent before base library 2.2.3 and for an appid without a cloud environment.
    if (!wx.cloud) throw new CloudUnreachableError('this WeChat offers no wx.cloud');
    return wx.cloud;
  }

  return {
    async callFunction(name, data) {
      const client = cloud();
      try {
        const reply = await settled<{ result?: unknown }>((callbacks) =>
          client.callFunction({ name, data, ...callbacks }),
        );
        return reply.result;
      } catch (failure) {
        throw new CloudUnreachableError(`${name}: ${failureText(failure)}`, { cause: failure });
      }
    },
    async downloadFile(cloudPath, maxBytes) {
      const client = cloud();
      const files = wx.getFileSystemManager();
      let isTooLarge = false;
      try {
        const { tempFilePath } = await settled<{ tempFilePath: string }>((callbacks) => {
          const call = { fileID: fileId(cloudPath), ...callbacks };
          // With callbacks the call returns its task, which the typings leave out.
          const task = client.downloadFile(call) as unknown as WechatMiniprogram.DownloadTask | undefined;
          task?.onProgressUpdate?.(({ totalBytesWritten, totalBytesExpectedToWrite }) => {
            if (Math.max(totalBytesWritten, totalBytesExpectedToWrite || 0) <= maxBytes) return;
            isTooLarge = true;
            task.abort();
          });
        });
        const { data } = await settled<{ data: string | ArrayBuffer }>((callbacks) =>
          files.readFile({ filePath: tempFilePath, ...callbacks }),
        );
        // WeChat clears temporary files by itself; a failure here loses nothing.
        files.unlink({ filePath: tempFilePath, fail: () => undefined });
        const bytes = new Uint8Array(data as ArrayBuffer);
        if (bytes.length > maxBytes) throw new CloudFileTooLargeError(cloudPath, maxBytes);
        return bytes;
      } catch (failure) {
        if (isTooLarge) throw new CloudFileTooLargeError(cloudPath, maxBytes);
        if (failure instanceof CloudFileTooLargeError) throw failure;
        const text = failureText(failure);
        if (/NONEXIST|not exist|not found|404/i.test(text)) {
          throw new CloudFileMissingError(`there is no file "${cloudPath}" (${text})`, { cause: failure });
        }
        throw new CloudUnreachableError(`${cloudPath}: ${text}`, { cause: failure });
      }
    },
    async uploadFile(cloudPath, filePath, onProgress) {
      const client = cloud();
      try {
        const { fileID } = await settled<{ fileID: string }>((callbacks) => {
          // With callbacks the call returns its task, which the typings leave out.
          const task = client.uploadFile({ cloudPath, filePath, ...callbacks }) as unknown as
            WechatMiniprogram.UploadTask | undefined;
          task?.onProgressUpdate?.(({ progress }) => onProgress?.(progress));
        });
        return fileID;
      } catch (failure) {
        throw new CloudUnreachableError(`${cloudPath}: ${failureText(failure)}`, { cause: failure });
      }
    },
    fileUrl: fileId,
  };
}
