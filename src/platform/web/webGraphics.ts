import { CONTEXT_ATTRIBUTES } from '../contextAttributes';
import { type Graphics, type GraphicsContext } from '../graphics';

type Canvas = Pick<HTMLCanvasElement, 'getContext'>;

export function createWebGraphics(createCanvas: () => Canvas, userAgent: string): Graphics {
  return {
    createContext(): GraphicsContext | undefined {
      const second = createCanvas().getContext('webgl2', CONTEXT_ATTRIBUTES) as WebGL2RenderingContext | null;
      if (second) return { webglVersion: 2, gl: second };
      // A canvas that was asked for one kind of context never gives another: take a new one.
      const first = createCanvas().getContext('webgl', CONTEXT_ATTRIBUTES) as WebGLRenderingContext | null;
      return first ? { webglVersion: 1, gl: first } : undefined;
    },
    isMobile: /Android|iPhone|iPad|Mobile/i.test(userAgent),
  };
}
