type Call = (...values: unknown[]) => unknown;

/** Calls that compile, link, or wait for either. */
const COMPILING = [
  ...['compileShader', 'linkProgram', 'validateProgram'],
  ...['getShaderParameter', 'getProgramParameter', 'getUniformLocation', 'getAttribLocation'],
];

/** Times from now on what a context's compiler keeps the page waiting. Returns what reads the sum, in milliseconds. */
export function timeCompilation(gl: WebGLRenderingContext | WebGL2RenderingContext): () => number {
  let sumMs = 0;
  for (const name of COMPILING) {
    const original = Reflect.get(gl, name) as Call;
    Reflect.set(gl, name, (...values: unknown[]) => {
      const startMs = performance.now();
      try {
        return original.apply(gl, values);
      } finally {
        sumMs += performance.now() - startMs;
      }
    });
  }
  return () => sumMs;
}
