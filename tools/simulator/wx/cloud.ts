import { type Phone } from '../phone';
import { WxFailure, wxApi } from './api';
import { callGateway } from './gatewayClient';

/** `wx.cloud` over the gateway of a running local cloud: the real functions answer, under this phone's identity. */
export function createCloud(phone: Phone, isAlive: () => boolean) {
  let isInitialised = false;

  function assertReachable() {
    if (!isInitialised) throw new WxFailure("Cloud API isn't enabled, please call wx.cloud.init first");
    if (!phone.isOnline) throw new WxFailure('request:fail -2:net::ERR_INTERNET_DISCONNECTED');
  }

  async function identity(): Promise<string> {
    if (phone.identityToken === undefined) {
      const { body } = await callGateway(`${phone.cloudUrl}/identity`, { method: 'POST' });
      phone.identityToken = (JSON.parse(body.toString()) as { token: string }).token;
    }
    return phone.identityToken;
  }

  return {
    init: () => void (isInitialised = true),
    callFunction: wxApi<{ name: string; data?: object }>(
      'cloud.callFunction',
      isAlive,
      async ({ name, data }) => {
        assertReachable();
        phone.functionCalls.push({ name, data });
        const reply = await callGateway(`${phone.cloudUrl}/functions/${name}`, {
          method: 'POST',
          body: JSON.stringify(data ?? {}),
          token: await identity(),
        });
        if (reply.status !== 200) throw new WxFailure(`errCode: -504002 | ${reply.body.toString()}`);
        return { result: JSON.parse(reply.body.toString()) as unknown };
      },
    ),
    downloadFile: wxApi<{ fileID: string }>('cloud.downloadFile', isAlive, async ({ fileID }) => {
      assertReachable();
      const cloudPath = fileID.replace(/^cloud:\/\/[^/]+\//, '');
      const reply = await callGateway(`${phone.cloudUrl}/files/${cloudPath}`);
      if (reply.status !== 200) throw new WxFailure('errCode: -503003 | STORAGE_FILE_NONEXIST');
      const tempFilePath = `wxfile://tmp/${(phone.downloadCount += 1)}`;
      phone.files.contents.set(tempFilePath, new Uint8Array(reply.body));
      return { tempFilePath, statusCode: 200 };
    }),
  };
}
