import { type AddressPicker } from '../addressPicker';
import { type PaymentSheet } from '../paymentSheet';
import { isCancelled, settled } from './settled';
import { type WxHost } from './wxHost';

type ChosenAddress = WechatMiniprogram.ChooseAddressSuccessCallbackResult;

/** `wx.chooseAddress`: needs `requiredPrivateInfos` in the app's configuration, and the shopper's consent. */
export function createWxAddressPicker(wx: WxHost): AddressPicker {
  return {
    isAvailable: typeof wx.chooseAddress === 'function',
    async choose() {
      try {
        const chosen = await settled<ChosenAddress>((callbacks) => wx.chooseAddress(callbacks));
        const { userName, telNumber, provinceName, cityName, countyName, detailInfo } = chosen;
        // The four cities without a province name it twice: 北京市 北京市.
        const region =
          provinceName === cityName ? [cityName, countyName] : [provinceName, cityName, countyName];
        const address = [...region, detailInfo].join('');
        return { kind: 'chosen', address: { recipient: userName, phone: telNumber, address } };
      } catch (failure) {
        return { kind: isCancelled(failure) ? 'closed' : 'unavailable' };
      }
    },
  };
}

export function createWxPaymentSheet(wx: WxHost): PaymentSheet {
  return {
    request: (parameters) => settled((callbacks) => wx.requestPayment({ ...parameters, ...callbacks })),
  };
}
