import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { compileApp } from './compileApp';

const SOURCES = resolve(__dirname, '..');
const STATIC = ['browser/phone.html', 'browser/phone.css', 'shell/index.html', 'shell/shell.css'];

/**
 * Makes `outDir` a folder that any web server can serve: the simulated phone (`phone.html`) with the mini-program of `distDir`
 * in it, and the desk around it (`index.html`).
 */
export async function buildSimulator(distDir: string, outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  compileApp(distDir, outDir);
  for (const path of STATIC) cpSync(join(SOURCES, path), join(outDir, path.split('/').at(-1)!));
  await build({
    entryPoints: { phone: join(SOURCES, 'browser/main.ts'), shell: join(SOURCES, 'shell/shell.ts') },
    outdir: outDir,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
  });
}
