import { type Privacy } from '../privacy';
import { settled } from './settled';
import { type WxHost } from './wxHost';

type Answer = { event: 'exposureAuthorization' | 'disagree' } | { event: 'agree'; buttonId: string };

/** As documented; the published types know none of the two arguments. */
type NeedListener = (resolve: (answer: Answer) => void, eventInfo: { referrer: string }) => void;

/** Base libraries before 2.32.3 have none of these functions and ask nothing. */
export function createWxPrivacy(wx: WxHost): Privacy {
  return {
    async authorize() {
      if (typeof wx.requirePrivacyAuthorize !== 'function') return true;
      try {
        await settled((callbacks) => wx.requirePrivacyAuthorize(callbacks));
        return true;
      } catch {
        // Refused, or the shop's privacy statement does not declare it: either way nothing may be collected.
        return false;
      }
    },
    onQuestion(listener) {
      if (typeof wx.onNeedPrivacyAuthorization !== 'function') return;
      const onNeed: NeedListener = (resolve, { referrer }) =>
        listener({
          referrer,
          shown: () => resolve({ event: 'exposureAuthorization' }),
          agree: (buttonId) => resolve({ event: 'agree', buttonId }),
          refuse: () => resolve({ event: 'disagree' }),
        });
      (wx.onNeedPrivacyAuthorization as unknown as (onNeed: NeedListener) => void)(onNeed);
    },
    async openGuideline() {
      if (typeof wx.openPrivacyContract !== 'function') return false;
      try {
        await settled((callbacks) => wx.openPrivacyContract(callbacks));
        return true;
      } catch {
        return false;
      }
    },
  };
}
