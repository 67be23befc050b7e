import { type AppLifecycle } from '../appLifecycle';
import { createSignal } from '../signal';
import { type WxHost } from './wxHost';

/** One listener towards WeChat for each event: its `off…` functions differ between versions of the base library. */
export function createWxLifecycle(wx: WxHost): AppLifecycle {
  const shown = createSignal();
  const hidden = createSignal();
  const warned = createSignal();
  wx.onAppShow(() => shown.fire());
  wx.onAppHide(() => hidden.fire());
  wx.onMemoryWarning(() => warned.fire());
  return { onShow: shown.subscribe, onHide: hidden.subscribe, onMemoryWarning: warned.subscribe };
}
