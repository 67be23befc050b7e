import { type Device, type DeviceFacts } from '../device';
import { type WxHost } from './wxHost';

interface PhoneFacts {
  brand: string;
  model: string;
  system: string;
  /** `ios`, `android`, `devtools`, `windows`, `mac`, … */
  platform: string;
}

/** `getDeviceInfo` came with base library 2.20.1; before it there was one slow call for everything. */
export function readPhone(wx: WxHost): PhoneFacts {
  return typeof wx.getDeviceInfo === 'function' ? wx.getDeviceInfo() : wx.getSystemInfoSync();
}

/** @param appVersion as compiled in: WeChat knows a version of released mini-programs only. */
export function createWxDevice(wx: WxHost, appVersion: string): Device {
  let facts: DeviceFacts | undefined;
  return {
    describe() {
      if (!facts) {
        const { brand, model, system } = readPhone(wx);
        facts = { platform: 'weapp', model: `${brand} ${model}`, system, appVersion };
      }
      return facts;
    },
  };
}
