import { type Network } from '../network';
import { createSignal } from '../signal';
import { type WxHost } from './wxHost';

/** WeChat tells the state by callback only: until the first answer the phone counts as online. */
export function createWxNetwork(wx: WxHost): Network {
  const changed = createSignal<boolean>();
  let isOnline = true;

  function learn(isConnected: boolean) {
    if (isConnected === isOnline) return;
    isOnline = isConnected;
    changed.fire(isConnected);
  }

  wx.getNetworkType({ success: ({ networkType }) => learn(networkType !== 'none') });
  wx.onNetworkStatusChange(({ isConnected }) => learn(isConnected));
  return { isOnline: () => isOnline, onChange: changed.subscribe };
}
