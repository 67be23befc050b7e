import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULE_PARAMETERS, moduleBody, type ModuleFunction } from '../moduleScope';

/** A file of the build in `distDir` as a function of this realm: jsdom's, as everything the components hand over. */
export function readModule(distDir: string, path: string): ModuleFunction {
  const file = join(distDir, path);
  const code = moduleBody(readFileSync(file, 'utf8'));
  return new Function(...MODULE_PARAMETERS, `${code}\n//# sourceURL=${file}`) as ModuleFunction;
}
