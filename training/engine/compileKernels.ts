import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The same source, with or without fused multiply-add (the relaxed-SIMD proposal). */
export const KERNEL_VARIANTS = ['simd', 'relaxed-simd'] as const;
export type KernelVariant = (typeof KERNEL_VARIANTS)[number];

export function kernelBinary(variant: KernelVariant): string {
  return join(__dirname, 'wasm', `kernels.${variant}.wasm`);
}

/**
 * Compiles `kernels/` by AssemblyScript into `output`. No runtime, static data or memory of its own: the module
 * lives in the memory of tfjs' wasm backend. Takes seconds. Throws when the source does not compile.
 */
export function compileKernels(variant: KernelVariant, output: string): void {
  const compiler = dirname(createRequire(__filename).resolve('assemblyscript/package.json'));
  const features = KERNEL_VARIANTS.slice(0, KERNEL_VARIANTS.indexOf(variant) + 1);
  execFileSync(
    process.execPath,
    [
      join(compiler, 'bin/asc.js'),
      join(__dirname, 'kernels/index.ts'),
      ['--outFile', output],
      ['--runtime', 'stub', '--importMemory', '--use', 'abort='],
      ['-O3', '--noAssert', '--disableWarning', '201'],
      features.flatMap((feature) => ['--enable', feature]),
    ].flat(),
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
}

if (process.argv[1] === __filename) {
  for (const variant of KERNEL_VARIANTS) {
    compileKernels(variant, kernelBinary(variant));
    console.log(kernelBinary(variant));
  }
}
