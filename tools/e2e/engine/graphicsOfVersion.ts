import { type Graphics } from '../../../src/platform';
import { createWebGraphics } from '../../../src/platform/web/webGraphics';

/** This page's WebGL as the preview opens it, in the version that is asked for. */
export function graphicsOfVersion(webglVersion: 1 | 2): Graphics {
  return createWebGraphics(() => {
    const canvas = document.createElement('canvas');
    const getContext = canvas.getContext.bind(canvas) as (...call: unknown[]) => unknown;
    return {
      getContext: (kind: string, attributes: object) =>
        kind === 'webgl2' && webglVersion === 1 ? null : getContext(kind, attributes),
    } as unknown as HTMLCanvasElement;
  }, '');
}
