type DrawFunctions = Pick<WebGLRenderingContext, 'drawElements' | 'drawArrays'>;

/** Counts the draw calls of a context by standing in front of its draw functions. Returns what reads the count. */
export function countDraws(gl: DrawFunctions): () => number {
  let draws = 0;
  for (const name of ['drawElements', 'drawArrays'] as const) {
    const draw = gl[name].bind(gl) as (...call: unknown[]) => void;
    // `Reflect.set` because a host may freeze its context: then nothing is counted, and all else works.
    Reflect.set(gl, name, (...call: unknown[]) => {
      draws += 1;
      draw(...call);
    });
  }
  return () => draws;
}
