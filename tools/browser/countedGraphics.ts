import { type Graphics, type GraphicsContext } from '../../src/platform';
import { countGraphics, type GraphicsCounts, NO_GRAPHICS } from './countGraphics';

type Gl = GraphicsContext['gl'];

/** A context of a canvas of its own, without smoothing; undefined where the browser gives none. */
export function openGl(webglVersion: 1 | 2): Gl | undefined {
  const kind = webglVersion === 1 ? 'webgl' : 'webgl2';
  const gl = document.createElement('canvas').getContext(kind, { antialias: false });
  return (gl ?? undefined) as Gl | undefined;
}

/** This page's WebGL of one version, or none for 0, and what its last context was asked for. */
export function countedGraphics(webglVersion: 0 | 1 | 2): {
  graphics: Graphics;
  readCounts: () => GraphicsCounts;
} {
  let readCounts = () => NO_GRAPHICS;
  const createContext = (): GraphicsContext | undefined => {
    const gl = webglVersion === 0 ? undefined : openGl(webglVersion);
    if (!gl) return undefined;
    readCounts = countGraphics(gl);
    return { webglVersion, gl } as GraphicsContext;
  };
  return { graphics: { createContext, isMobile: false }, readCounts: () => readCounts() };
}
