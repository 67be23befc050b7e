import { dirname, join } from './paths';
import { type HostScope, type ModuleFunction, moduleValues } from './moduleScope';

type Require = ((path: string) => unknown) & { async(path: string): Promise<unknown> };

export type ModuleLoader = Require;

/**
 * Runs the JavaScript of a built mini-program as WeChat does: each file once an app launch, with `require` relative to the
 * file, `require.async` across subpackages, and without the globals of browser and Node.
 * @param readModule the function of `MODULE_PARAMETERS` that a file became; throws when there is no such file
 */
export function createModuleLoader(
  readModule: (path: string) => ModuleFunction,
  scope: Partial<HostScope>,
): ModuleLoader {
  const exportsByPath = new Map<string, { exports: unknown }>();
  const values = moduleValues(scope);

  function load(path: string): unknown {
    const known = exportsByPath.get(path);
    if (known) return known.exports;
    const run = readModule(path);
    const module = { exports: {} as unknown };
    exportsByPath.set(path, module);
    run(requireFrom(dirname(path)), module, module.exports, ...values);
    return module.exports;
  }

  function requireFrom(folder: string): Require {
    const resolve = (path: string) => join(folder, path.endsWith('.js') ? path : `${path}.js`);
    const require = (path: string) => load(resolve(path));
    return Object.assign(require, { async: async (path: string) => load(resolve(path)) });
  }

  return requireFrom('');
}
