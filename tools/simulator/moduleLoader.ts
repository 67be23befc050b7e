import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The globals of a browser and of Node that a mini-program does not have. */
const ABSENT_GLOBALS = [
  'window',
  'self',
  'global',
  'process',
  'Buffer',
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'Worker',
  'MessageChannel',
  'BroadcastChannel',
  'Image',
  'Event',
  'CustomEvent',
  'Element',
  'HTMLElement',
  'Node',
  'MutationObserver',
  'IntersectionObserver',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'setImmediate',
  'clearImmediate',
  'performance',
  'crypto',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'AbortController',
  'Blob',
  'File',
  'FileReader',
  'OffscreenCanvas',
] as const;

/** What `globalThis` still offers there. */
const LANGUAGE = [
  'Array',
  'ArrayBuffer',
  'BigInt',
  'Boolean',
  'DataView',
  'Date',
  'Error',
  'Float32Array',
  'Float64Array',
  'Function',
  'Int16Array',
  'Int32Array',
  'Int8Array',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RangeError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'TypeError',
  'Uint16Array',
  'Uint32Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'WeakMap',
  'WeakSet',
  'console',
] as const;

type Require = ((path: string) => unknown) & { async(path: string): Promise<unknown> };

/**
 * Runs the JavaScript of a built mini-program as WeChat does: each file once an app launch, with `require` relative to the
 * file, `require.async` across subpackages, and without the globals of browser and Node. `scope` holds what WeChat adds:
 * `wx`, `App`, `Page` and the like.
 */
export function createModuleLoader(distDir: string, scope: Record<string, unknown>): Require {
  const exportsByPath = new Map<string, { exports: unknown }>();
  const world = globalThis as unknown as Record<string, unknown>;
  const globalObject: Record<string, unknown> = {
    ...Object.fromEntries(LANGUAGE.map((name) => [name, world[name]])),
    ...scope,
  };
  const bindings = { ...scope, globalThis: globalObject };
  const parameters = ['require', 'module', 'exports', ...Object.keys(bindings), ...ABSENT_GLOBALS];

  function load(path: string): unknown {
    const known = exportsByPath.get(path);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    exportsByPath.set(path, module);
    const code = readFileSync(join(distDir, path), 'utf8');
    // The functions' own realm is jsdom's, as that of everything the components hand over.
    const run = new Function(...parameters, `${code}\n//# sourceURL=${join(distDir, path)}`);
    run(requireFrom(dirname(path)), module, module.exports, ...Object.values(bindings));
    return module.exports;
  }

  function requireFrom(folder: string): Require {
    const resolve = (path: string) => join(folder, path.endsWith('.js') ? path : `${path}.js`);
    const require = (path: string) => load(resolve(path));
    return Object.assign(require, { async: async (path: string) => load(resolve(path)) });
  }

  return requireFrom('');
}
