import postcss, { type AtRule, type ChildNode, type Container, type Root, type Rule } from 'postcss';
import { browserLengths } from '../browserLengths';
import { dirname, join } from '../paths';

/** Reads a style sheet of the build by its path, or `undefined` when there is none. */
export type ReadStyle = (path: string) => string | undefined;

/**
 * The style sheets of a build as one for a browser: `page` becomes the page's element, tags become the built-ins' elements,
 * `rpx` and `vh` follow the phone's page instead of the window, and the colour scheme follows the phone instead of the machine.
 * @param routes whose own style sheets apply to their pages only
 * @param tags of built-in components
 */
export function compileStyles(read: ReadStyle, routes: readonly string[], tags: readonly string[]): string {
  const sheets: [path: string, scope: string][] = [
    ['app.wxss', '.page'],
    ...routes.map((route): [string, string] => [`${route}.wxss`, `.page[data-route="${route}"]`]),
  ];
  return sheets.map(([path, scope]) => compileSheet(read, path, scope, tags)).join('\n');
}

function compileSheet(read: ReadStyle, path: string, scope: string, tags: readonly string[]): string {
  const root = inlineImports(read, path, new Set());
  root.walkDecls((declaration) => {
    declaration.value = browserLengths(declaration.value);
  });
  followPhoneScheme(root);
  root.walkRules((rule) => {
    if (isKeyframe(rule)) return;
    rule.selectors = rule.selectors.map((selector) => scopeSelector(selector, scope, tags));
  });
  return root.toString();
}

/** @param seen sheets that stand in the result already */
function inlineImports(read: ReadStyle, path: string, seen: Set<string>): Root {
  const text = seen.has(path) ? '' : (read(path) ?? '');
  seen.add(path);
  const root = postcss.parse(text, { from: path });
  root.walkAtRules('import', (rule) => {
    const target = /["']([^"']+)["']/.exec(rule.params)?.[1];
    if (target === undefined) throw rule.error('cannot read this import');
    rule.replaceWith(inlineImports(read, join(dirname(path), target), seen).nodes);
  });
  return root;
}

function followPhoneScheme(root: Root): void {
  root.walkAtRules('media', (media) => {
    const scheme = /^\(prefers-color-scheme:\s*(dark|light)\)$/.exec(media.params)?.[1];
    if (scheme === undefined) return;
    media.walkRules((rule) => {
      rule.selectors = rule.selectors.map((selector) => `:root[data-theme="${scheme}"] ${selector}`);
    });
    media.replaceWith(media.nodes as ChildNode[]);
  });
}

function isKeyframe(rule: Rule): boolean {
  const parent = rule.parent as Container | undefined;
  return parent?.type === 'atrule' && /keyframes$/.test((parent as AtRule).name);
}

const THEME = /^:root\[data-theme="\w+"\] /;

function scopeSelector(selector: string, scope: string, tags: readonly string[]): string {
  const theme = THEME.exec(selector)?.[0] ?? '';
  const own = selector
    .slice(theme.length)
    .replace(new RegExp(`(^|[\\s>+~])(${tags.join('|')})(?![\\w-])`, 'g'), '$1wx-$2');
  const ofPage = /^page(?![\w-])/;
  return theme + (ofPage.test(own) ? own.replace(ofPage, scope) : `${scope} ${own}`);
}
