/** Where the inference engine gets its GPU from. */
export interface Graphics {
  /**
   * A fresh context of the best WebGL version the platform documents (1 on WeChat, 2 or 1 in a browser),
   * or `undefined` when there is none.
   */
  createContext(): GraphicsContext | undefined;
  /** Phones flush each command at once (tfjs' WEBGL_FLUSH_THRESHOLD). */
  readonly isMobile: boolean;
}

export type GraphicsContext =
  { webglVersion: 1; gl: WebGLRenderingContext } | { webglVersion: 2; gl: WebGL2RenderingContext };
