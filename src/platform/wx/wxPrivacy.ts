import { type Privacy } from '../privacy';
import { settled } from './settled';
import { type WxHost } from './wxHost';

export function createWxPrivacy(wx: WxHost): Privacy {
  return {
    async authorize() {
      // Base libraries before 2.32.3 ask nothing.
      if (typeof wx.requirePrivacyAuthorize !== 'function') return true;
      try {
        await settled((callbacks) => wx.requirePrivacyAuthorize(callbacks));
        return true;
      } catch {
        // Refused, or the shop's privacy statement does not declare it: either way nothing may be collected.
        return false;
      }
    },
  };
}
