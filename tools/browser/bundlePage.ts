import { build } from 'esbuild';

/** A module with all that it imports as one script for `page.addScriptTag`. */
export async function bundlePage(entry: string, target: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    target,
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}
