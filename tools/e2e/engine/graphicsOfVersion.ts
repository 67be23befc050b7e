import { type Graphics, type GraphicsContext } from '../../../src/platform';
import { createWebGraphics } from '../../../src/platform/web/webGraphics';

/**
 * This page's WebGL as the preview opens it, in the version that is asked for.
 * @param onContext called with each context, before it is used
 */
export function graphicsOfVersion(
  webglVersion: 1 | 2,
  onContext: (context: GraphicsContext) => void,
): Graphics {
  const graphics = createWebGraphics(() => {
    const canvas = document.createElement('canvas');
    const getContext = canvas.getContext.bind(canvas) as (...call: unknown[]) => unknown;
    return {
      getContext: (kind: string, attributes: object) =>
        kind === 'webgl2' && webglVersion === 1 ? null : getContext(kind, attributes),
    } as unknown as HTMLCanvasElement;
  }, '');
  return {
    isMobile: false,
    createContext() {
      const context = graphics.createContext();
      if (context) onContext(context);
      return context;
    },
  };
}
