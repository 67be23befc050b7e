/** What a WebGL context was asked to do. */
export interface GraphicsCounts {
  drawCalls: number;
  /** Shader programs linked. */
  programs: number;
  /** Texture uploads with numbers in them. */
  uploads: number;
  uploadBytes: number;
  readBacks: number;
  readBackBytes: number;
  /** Textures that exist. */
  textures: number;
}

/** What the cpu asks of a GPU. */
export const NO_GRAPHICS: Readonly<GraphicsCounts> = {
  drawCalls: 0,
  programs: 0,
  uploads: 0,
  uploadBytes: 0,
  readBacks: 0,
  readBackBytes: 0,
  textures: 0,
};

type Call = (...values: unknown[]) => unknown;

/** Counts what a context does from now on, by standing in front of its functions. Returns what reads the counts. */
export function countGraphics(gl: WebGLRenderingContext | WebGL2RenderingContext): () => GraphicsCounts {
  const counts = { ...NO_GRAPHICS };
  const watch = (name: string, count: (values: unknown[]) => void) => {
    const original = Reflect.get(gl, name) as Call | undefined;
    if (!original) return; // WebGL 1 lacks it
    Reflect.set(gl, name, (...values: unknown[]) => {
      count(values);
      return original.apply(gl, values);
    });
  };
  const bytesIn = (values: unknown[]) => {
    const view = values.find((value) => ArrayBuffer.isView(value));
    return view ? view.byteLength : undefined;
  };
  for (const name of ['drawElements', 'drawArrays']) watch(name, () => (counts.drawCalls += 1));
  watch('linkProgram', () => (counts.programs += 1));
  watch('createTexture', () => (counts.textures += 1));
  watch('deleteTexture', () => (counts.textures -= 1));
  for (const name of ['texImage2D', 'texSubImage2D']) {
    watch(name, (values) => {
      const bytes = bytesIn(values);
      if (bytes === undefined) return;
      counts.uploads += 1;
      counts.uploadBytes += bytes;
    });
  }
  for (const name of ['readPixels', 'getBufferSubData']) {
    watch(name, (values) => {
      const bytes = bytesIn(values);
      if (bytes === undefined) return; // into a buffer of the GPU
      counts.readBacks += 1;
      counts.readBackBytes += bytes;
    });
  }
  return () => ({ ...counts });
}

/** What happened between two readings; of textures, how many more exist. */
export function countsSince(before: GraphicsCounts, after: GraphicsCounts): GraphicsCounts {
  const names = Object.keys(after) as (keyof GraphicsCounts)[];
  return Object.fromEntries(
    names.map((name) => [name, after[name] - before[name]]),
  ) as unknown as GraphicsCounts;
}
