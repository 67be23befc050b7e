import { CONTEXT_ATTRIBUTES } from '../contextAttributes';
import { type Graphics } from '../graphics';
import { readPhone } from './wxDevice';
import { type WxHost } from './wxHost';

/** The documented context types of an offscreen canvas are `webgl` (version 1) and `2d`. */
interface OffscreenCanvas {
  getContext(kind: 'webgl', attributes: WebGLContextAttributes): WebGLRenderingContext | null;
}

export function createWxGraphics(wx: WxHost): Graphics {
  return {
    createContext() {
      try {
        const canvas = wx.createOffscreenCanvas({
          type: 'webgl',
          width: 1,
          height: 1,
        }) as unknown as OffscreenCanvas;
        const gl = canvas.getContext('webgl', CONTEXT_ATTRIBUTES);
        return gl ? { webglVersion: 1, gl } : undefined;
      } catch {
        // Base libraries below 2.7.0 and some simulators throw: the same as having none.
        return undefined;
      }
    },
    get isMobile() {
      return ['ios', 'android', 'ohos'].includes(readPhone(wx).platform);
    },
  };
}
