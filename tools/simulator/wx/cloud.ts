import { decodeUtf8 } from '../../../src/text/utf8';
import { type Phone } from '../phone';
import { type AppLife, WxFailure, wxApi } from './api';
import { type Gateway } from './gateway';
import { identityOf } from './identity';
import { addTemporaryFile } from './temporaryFile';

/**
 * `wx.cloud` over the gateway of a running local cloud: the real functions answer, under this phone's identity.
 * @param call goes over the phone's network
 */
export function createCloud(phone: Phone, call: Gateway, life: AppLife) {
  let isInitialised = false;

  function assertInitialised() {
    if (!isInitialised) throw new WxFailure("Cloud API isn't enabled, please call wx.cloud.init first");
  }

  return {
    init: () => void (isInitialised = true),
    callFunction: wxApi<{ name: string; data?: object }>(
      'cloud.callFunction',
      life,
      async ({ name, data }) => {
        assertInitialised();
        const token = await identityOf(phone, call);
        phone.functionCalls.push({ name, data });
        const reply = await call(`/functions/${name}`, {
          method: 'POST',
          body: JSON.stringify(data ?? {}),
          token,
        });
        const text = decodeUtf8(reply.body);
        if (reply.status !== 200) throw new WxFailure(`errCode: -504002 | ${text}`);
        return { result: JSON.parse(text) as unknown };
      },
    ),
    downloadFile: wxApi<{ fileID: string }>('cloud.downloadFile', life, async ({ fileID }) => {
      assertInitialised();
      const reply = await call(`/files/${cloudPathOf(fileID)}`);
      if (reply.status !== 200) throw new WxFailure('errCode: -503003 | STORAGE_FILE_NONEXIST');
      return { tempFilePath: addTemporaryFile(phone, reply.body), statusCode: 200 };
    }),
    uploadFile: wxApi<{ cloudPath: string; filePath: string }>(
      'cloud.uploadFile',
      life,
      async ({ cloudPath, filePath }) => {
        assertInitialised();
        const body = phone.files.contents.get(filePath);
        if (!body) throw new WxFailure('file not exist');
        const token = await identityOf(phone, call);
        const reply = await call(`/uploads/${cloudPath}`, { method: 'PUT', body, token });
        const text = decodeUtf8(reply.body);
        if (reply.status !== 200) throw new WxFailure(`errCode: -503002 | ${text}`);
        return { fileID: (JSON.parse(text) as { fileID: string }).fileID, statusCode: 200 };
      },
    ),
  };
}

/** What stands behind `cloud://<environment>.<bucket>/`. */
export const cloudPathOf = (fileId: string) => fileId.replace(/^cloud:\/\/[^/]+\//, '');
