import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname as folderOf, join as joinPath } from 'node:path';
import { filesUnder } from '../../checks/filesUnder';
import { type AppConfig, type CompiledConfig, routesOf } from '../appConfig';
import { MODULE_PARAMETERS, moduleBody } from '../moduleScope';
import { compileStyles } from './compileStyles';
import { compileTemplates } from './compileTemplates';

const NOT_ASSETS = /\.(js|json|wxml|wxss|wxs|map|txt)$/;

/**
 * Turns a built mini-program into what the browser simulator loads: `templates.js`, `modules.js`, `app-config.js`, `style.css`
 * and `assets/` in `outDir`. Nothing of it is compiled in the browser, so that its content policy can forbid that.
 */
export function compileApp(distDir: string, outDir: string): void {
  const files = filesUnder(distDir);
  const read = (path: string) => readFileSync(joinPath(distDir, path), 'utf8');
  const readIfPresent = (path: string) => (existsSync(joinPath(distDir, path)) ? read(path) : undefined);
  const app = JSON.parse(read('app.json')) as AppConfig;
  const components: CompiledConfig['components'] = {};
  for (const file of files.filter(
    (name) => name.endsWith('.json') && files.includes(name.replace(/json$/, 'wxml')),
  )) {
    components[file.slice(0, -'.json'.length)] = JSON.parse(
      read(file),
    ) as CompiledConfig['components'][string];
  }
  const componentTags = new Set(
    [app, ...Object.values(components)].flatMap(({ usingComponents = {} }) => Object.keys(usingComponents)),
  );
  const templates = compileTemplates(distDir, files, componentTags);
  const themes =
    app.themeLocation === undefined ? {} : (JSON.parse(read(app.themeLocation)) as CompiledConfig['themes']);
  const config: CompiledConfig = { app, components, attributes: templates.attributes, themes };

  const write = (name: string, text: string) => writeFileSync(joinPath(outDir, name), text);
  mkdirSync(outDir, { recursive: true });
  write('templates.js', `window.simulatedTemplates = ${templates.code};\n`);
  write(
    'modules.js',
    compileModules(
      files.filter((name) => name.endsWith('.js')),
      read,
    ),
  );
  write('app-config.js', `window.simulatedConfig = ${JSON.stringify(config)};\n`);
  write('style.css', compileStyles(readIfPresent, routesOf(app), Object.keys(templates.attributes)));
  for (const file of files.filter((name) => !NOT_ASSETS.test(name))) {
    mkdirSync(joinPath(outDir, 'assets', folderOf(file)), { recursive: true });
    cpSync(joinPath(distDir, file), joinPath(outDir, 'assets', file));
  }
}

function compileModules(files: readonly string[], read: (path: string) => string): string {
  const parameters = MODULE_PARAMETERS.join(', ');
  const entries = files.map(
    (file) => `${JSON.stringify(file)}: function (${parameters}) { ${moduleBody(read(file))} }`,
  );
  return `window.simulatedModules = {\n${entries.join(',\n')}\n};\n`;
}
