import { type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { type GPGPUProgram } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_math';
import { type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';

/**
 * A program over tensors in tfjs' packed layout: a texel holds two rows by two columns, (row, column) · (row, column + 1) ·
 * (row + 1, column) · (row + 1, column + 1) as r, g, b, a. One fetch then serves four products, and under WebGL 1, which has
 * textures of four channels only, nothing of a texture is wasted. `getX(row, column)` gives the texel that begins there;
 * `at` is where the output texel begins. Rows beyond the last are computed like the others and never read.
 */
export interface PackedProgram {
  inputs: Record<string, TensorInfo>;
  shape: [rows: number, columns: number];
  /** Numbers that change without another program being compiled. */
  uniforms?: Record<string, { type: 'int' | 'float'; value: number }>;
  /** GLSL of both WebGL versions. Sets `vec4 result`. */
  code: string;
  /** GLSL before `main`. */
  functions?: string;
}

/** Tensors hold pairs of columns, so that no texel belongs to two heads and none ends in a column of no meaning. */
export function expectEven(what: string, columns: number): void {
  if (columns % 2 !== 0) throw new RangeError(`WebGL kernels need an even ${what}, the model has ${columns}`);
}

/** One draw call. */
export function runPacked(
  backend: unknown,
  { inputs, shape, uniforms = {}, code, functions = '' }: PackedProgram,
): TensorInfo {
  const program: GPGPUProgram = {
    variableNames: Object.keys(inputs),
    outputShape: shape,
    packedInputs: true,
    packedOutput: true,
    // Sizes are uniforms too: batches of texts have one program whatever they hold.
    enableShapeUniforms: true,
    customUniforms: Object.entries(uniforms).map(([name, { type }]) => ({ name, type })),
    userCode: `
      ${functions}
      void main() {
        ivec2 at = getOutputCoords();
        vec4 result = vec4(0.0);
        ${code}
        setOutput(result);
      }
    `,
  };
  const values = Object.values(uniforms).map(({ value }) => [value]);
  return (backend as MathBackendWebGL).runWebGLProgram(program, Object.values(inputs), 'float32', values);
}

/** A kernel of the webgl backend under a name of `src/models/ops`. */
export function packedKernel<Inputs extends string, Attributes extends string = never>(
  kernelName: string,
  run: (call: {
    inputs: Record<Inputs, TensorInfo>;
    attributes: Record<Attributes, number>;
    draw(program: PackedProgram): TensorInfo;
    /** Gives back what lay between two draw calls. */
    release(intermediate: TensorInfo): void;
  }) => TensorInfo,
): KernelConfig {
  return {
    kernelName,
    backendName: 'webgl',
    kernelFunc: ({ inputs, attrs, backend }) =>
      run({
        inputs: inputs as Record<Inputs, TensorInfo>,
        attributes: attrs as Record<Attributes, number>,
        draw: (program) => runPacked(backend, program),
        release: (intermediate) => (backend as MathBackendWebGL).disposeIntermediateTensorInfo(intermediate),
      }),
  };
}

/** GLSL of a float: an integer needs its point. */
export function float(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** GLSL 1 has no remainder of integers. */
export function isOddCode(integer: string): string {
  return `(${integer} - (${integer} / 2) * 2 == 1)`;
}

/** GLSL of the two columns of one row out of a texel that holds two. */
export function ownRowCode(row: string, texel: string): string {
  return `(${isOddCode(row)} ? ${texel}.ba : ${texel}.rg)`;
}
