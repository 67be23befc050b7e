import { type GraphicsContext } from '../../../src/platform';

type Gl = GraphicsContext['gl'];
const DRAWS = ['drawElements', 'drawArrays'];

export function loseContext(gl: Gl): void {
  gl.getExtension('WEBGL_lose_context')!.loseContext();
}

/** From now on draw calls do nothing. */
export function drawNothing(gl: Gl): void {
  for (const name of DRAWS) Reflect.set(gl, name, () => undefined);
}

/** From now on what is drawn to is all zeros. */
export function drawZeros(gl: Gl): void {
  for (const name of DRAWS) {
    Reflect.set(gl, name, () => {
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
    });
  }
}

/**
 * Loses the GPU between a drawing and its read-back. Everything up to the read-back is microtasks: no answer of the GPU can
 * come between.
 */
export async function loseAfterDrawing(gl: Gl, readDraws: () => number): Promise<void> {
  const before = readDraws();
  for (let turn = 0; turn < 1000 && readDraws() === before; turn += 1) await Promise.resolve();
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  loseContext(gl);
}
