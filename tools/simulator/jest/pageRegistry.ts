import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as compiler from 'miniprogram-compiler';
import { load } from 'miniprogram-simulate';
import { passChangedPropertiesOnly } from './changedProperties';

type Definition = Record<string, unknown>;

passChangedPropertiesOnly();

/** Of wcc's output, in bytes: the templates of a Taro build exceed Node's default. */
const OUTPUT = { maxBuffer: 64 * 1024 * 1024 };
/** What templates compiled by wcc ask the window for. */
const ENGINE_VERSION = 0.02;

/**
 * `$gwx` of each build: the compiler takes a second, and templates do not change between launches. Templates of two builds
 * in one window disturb each other: a test file launches one build.
 */
const templatesOf = new Map<string, (path: string) => unknown>();
let launches = 0;
/** Hears what templates complain of; those of one window belong to the app launched last. */
let reportWarning: (warning: string) => void = () => undefined;

/**
 * Registers the pages and components of one app launch with miniprogram-simulate.
 *
 * Each path once, by definition object: loading a component by path a second time finds it empty, because webpack runs its
 * module only once. `Page` is unknown to the simulator: a page becomes a component whose functions are methods.
 */
export function createPageRegistry(distDir: string, onTemplateWarning: (warning: string) => void) {
  reportWarning = onTemplateWarning;
  const templates = compileTemplates(distDir);
  const prefix = `launch-${(launches += 1)}-`;
  const registered = new Set<string>();
  let pending: Definition | undefined;

  const idOf = (path: string) => prefix + path.replace(/[^\w-]/g, '-');

  function register(path: string, runModule: (path: string) => void): string {
    if (registered.has(path)) return idOf(path);
    registered.add(path);
    const usingComponents = Object.fromEntries(
      Object.entries(readUsingComponents(join(distDir, `${path}.json`))).map(([tag, target]) => [
        tag,
        register(target.startsWith('/') ? target.slice(1) : join(dirname(path), target), runModule),
      ]),
    );
    pending = undefined;
    runModule(path);
    const definition = pending as Definition | undefined;
    if (!definition) throw new Error(`${path}.js called neither Page nor Component`);
    const template = templates(`${path}.wxml`);
    load({ ...definition, id: idOf(path), path: `/${path}`, template, usingComponents });
    return idOf(path);
  }

  return {
    Component: (definition: Definition) => void (pending = definition),
    Page(definition: Definition) {
      const methods = Object.fromEntries(
        Object.entries(definition).filter(([, member]) => typeof member === 'function'),
      );
      pending = { data: definition['data'], behaviors: definition['behaviors'] ?? [], methods };
    },
    /** The id to render; `runModule` runs the JavaScript of a path, which calls `Page` or `Component`. */
    register,
  };
}

function compileTemplates(distDir: string): (path: string) => unknown {
  let templates = templatesOf.get(distDir);
  if (!templates) {
    (window as unknown as Record<string, unknown>)['__webview_engine_version__'] = ENGINE_VERSION;
    const create = new Function('console', compiler.wxmlToJs(distDir, OUTPUT)) as (
      templateConsole: Console,
    ) => (path: string) => unknown;
    // A template that is missing leaves a hole in the page and says so here only.
    const report = (warning: unknown) => reportWarning(String(warning));
    templates = create({ ...console, warn: report, error: report });
    templatesOf.set(distDir, templates);
  }
  return templates;
}

function readUsingComponents(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  const { usingComponents } = JSON.parse(readFileSync(path, 'utf8')) as {
    usingComponents?: Record<string, string>;
  };
  return usingComponents ?? {};
}
