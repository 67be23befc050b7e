/** What WeChat documents: `webgl` is version 1. */
const DOCUMENTED = ['2d', 'webgl'];

type AnyCanvas = HTMLCanvasElement | OffscreenCanvas;
type GetContext = (kind: string, attributes?: object) => RenderingContext | OffscreenRenderingContext | null;

/** `canvas` gives contexts of its own type only, and no `webgl2`, as on a phone. `wrap` may change what it gives. */
export function restrictContexts<Canvas extends AnyCanvas>(
  canvas: Canvas,
  type: string,
  wrap: (context: WebGLRenderingContext) => WebGLRenderingContext | null = (context) => context,
): Canvas {
  const getContext = canvas.getContext.bind(canvas) as GetContext;
  const restricted: GetContext = (kind, attributes) => {
    if (kind !== type || !DOCUMENTED.includes(kind)) return null;
    const context = getContext(kind, attributes);
    return context && kind === 'webgl' ? wrap(context as WebGLRenderingContext) : context;
  };
  return Object.assign(canvas, { getContext: restricted });
}
