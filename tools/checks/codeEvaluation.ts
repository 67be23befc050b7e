import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { filesUnder } from './filesUnder';

/**
 * Places where a built mini-program would compile text into code, which WeChat forbids at run time:
 * `eval(…)`, `Function(…)` and `new Function(…)`. webpack's `Function("return this")` is left out: its runtime asks
 * for `globalThis` first and gets it on every base library that this project supports.
 */
export function findCodeEvaluation(distDir: string): string[] {
  return filesUnder(distDir)
    .filter((path) => path.endsWith('.js'))
    .flatMap((path) =>
      evaluationsIn(readFileSync(join(distDir, path), 'utf8')).map((excerpt) => `${path}: ${excerpt}`),
    );
}

/** Excerpts of `code` that evaluate text. */
export function evaluationsIn(code: string): string[] {
  const source = ts.createSourceFile('built.js', code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const excerpts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (evaluates(node)) excerpts.push(code.slice(Math.max(0, node.pos - 40), node.end + 20).trim());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return excerpts;
}

function evaluates(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  if (!ts.isIdentifier(node.expression)) return false;
  if (node.expression.text === 'eval') return true;
  if (node.expression.text !== 'Function') return false;
  const [only, ...more] = node.arguments ?? [];
  return !(only && more.length === 0 && ts.isStringLiteralLike(only) && only.text === 'return this');
}
