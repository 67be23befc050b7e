import { type FaultName } from '../phoneSetting';
import { restrictContexts } from './canvasContexts';
import { worsen } from './webglFaults';

export interface OffscreenCanvases {
  create(options: object): object;
  /** Takes the GPU away from everybody, as the system does from an app in the background. Returns how many lost it. */
  loseContexts(): number;
  /** Contexts that were made and not lost. */
  liveContexts(): number;
  /** Contexts that were made and have been lost or given back since. */
  lostContexts(): number;
}

/** `wx.createOffscreenCanvas`: real WebGL 1 and 2d, no `webgl2`, with the phone's faults. */
export function createOffscreenCanvases(faults: ReadonlySet<FaultName>): OffscreenCanvases {
  let contexts: WebGLRenderingContext[] = [];
  let madeCount = 0;
  const live = () => (contexts = contexts.filter((gl) => !gl.isContextLost()));
  return {
    create(options) {
      const {
        type = 'webgl',
        width = 300,
        height = 150,
      } = options as {
        type?: string;
        width?: number;
        height?: number;
      };
      return restrictContexts(new OffscreenCanvas(width, height), type, (gl) => {
        if (faults.has('no-webgl')) return null;
        // The second call for the same canvas gives the same context.
        if (!contexts.includes(gl)) {
          contexts.push(worsen(gl, faults));
          madeCount += 1;
        }
        return gl;
      });
    },
    loseContexts() {
      const lost = live();
      for (const gl of lost) gl.getExtension('WEBGL_lose_context')?.loseContext();
      return lost.length;
    },
    liveContexts: () => live().length,
    lostContexts: () => madeCount - live().length,
  };
}
