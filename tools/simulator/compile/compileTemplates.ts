import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';

export interface CompiledTemplates {
  /** An expression: what glass-easel renders, by path without `.wxml`. */
  code: string;
  /** Names of the attributes that the templates give each built-in tag. */
  attributes: Record<string, string[]>;
}

/** Tags that are the template language's own, or components. */
const NOT_BUILT_IN = new Set(['template', 'import', 'include', 'wxs', 'block', 'slot']);
const TAG = /<([a-z][a-z-]*)((?:\s+[\w:.-]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /([\w:.-]+)(?:="[^"]*"|(?=\s|$))/g;
/** What the framework itself takes off an element. */
const OF_THE_FRAMEWORK = /^(bind|catch|capture-|mut-bind|wx:|data-|mark:|(id|class|style|is|slot)$)/;

/**
 * WeChat's template compiler over every `.wxml` and `.wxs` among `files`. Throws when it reports a problem.
 * @param components tags that name components
 */
export function compileTemplates(
  distDir: string,
  files: readonly string[],
  components: ReadonlySet<string>,
): CompiledTemplates {
  const group = new TmplGroup();
  const attributes = new Map<string, Set<string>>();
  const problems: string[] = [];
  for (const file of files) {
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -'.wxs'.length), read(file));
    if (!file.endsWith('.wxml')) continue;
    const template = read(file);
    const reported = group.addTmpl(file.slice(0, -'.wxml'.length), template) as { message?: string }[];
    problems.push(...reported.map((problem) => `${file}: ${problem.message ?? JSON.stringify(problem)}`));
    collectAttributes(template);
  }
  if (problems.length > 0) throw new Error(`the templates do not compile:\n${problems.join('\n')}`);
  const code = group.getTmplGenObjectGroups();
  group.free();
  return {
    code,
    attributes: Object.fromEntries([...attributes].map(([tag, names]) => [tag, [...names].sort()])),
  };

  function read(file: string): string {
    return readFileSync(join(distDir, file), 'utf8');
  }

  function collectAttributes(template: string): void {
    for (const [, tag, text] of template.matchAll(TAG)) {
      if (NOT_BUILT_IN.has(tag!) || components.has(tag!)) continue;
      const names = attributes.get(tag!) ?? new Set();
      attributes.set(tag!, names);
      for (const [, name] of text!.matchAll(ATTRIBUTE)) if (!OF_THE_FRAMEWORK.test(name!)) names.add(name!);
    }
  }
}
