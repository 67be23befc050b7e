import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KERNEL_VARIANTS, compileKernels, kernelBinary } from './compileKernels';
import { allowRelaxedSimd } from './loadKernels';

// By itself: otherwise it hangs on which suite ran before in this process.
beforeAll(allowRelaxedSimd);

describe.each(KERNEL_VARIANTS)('the committed kernels with %s', (variant) => {
  const folder = mkdtempSync(join(tmpdir(), 'kernels-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are what their source compiles to: npm run build:kernels', () => {
    const output = join(folder, 'kernels.wasm');
    compileKernels(variant, output);
    expect(readFileSync(output).equals(readFileSync(kernelBinary(variant)))).toBe(true);
  }, 60_000);

  it('bring no memory, static data or start function of their own', () => {
    const module = new WebAssembly.Module(readFileSync(kernelBinary(variant)));
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
    expect(sectionsOf(readFileSync(kernelBinary(variant)))).not.toEqual(
      expect.arrayContaining([DATA_SECTION, START_SECTION, MEMORY_SECTION]),
    );
  });
});

const [MEMORY_SECTION, START_SECTION, DATA_SECTION] = [5, 8, 11];

/** Ids of a module's sections; each is followed by its length as an LEB128 number. */
function sectionsOf(code: Uint8Array): number[] {
  const ids: number[] = [];
  for (let at = 8; at < code.length;) {
    ids.push(code[at++]!);
    let length = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = code[at++]!;
      length |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    at += length;
  }
  return ids;
}
