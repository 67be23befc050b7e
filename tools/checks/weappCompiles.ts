import * as compiler from 'miniprogram-compiler';
// The package's own wrapper around wcsc loses the error that wcsc reports.
import compileStyles from 'miniprogram-compiler/src/wcsc';
import { problemCheck, type Check } from './check';
import { filesUnder } from './filesUnder';

const LIMITS = { maxBuffer: 64 * 1024 * 1024 };

/** WeChat's own compilers over the build: a bad tag, expression or selector fails here with its line, not on a phone. */
export function checkWeappCompiles(distDir: string): Check[] {
  const files = filesUnder(distDir);
  const templates = files.filter((path) => path.endsWith('.wxml'));
  const styles = files.filter((path) => path.endsWith('.wxss')).map((path) => path.slice(0, -'.wxss'.length));
  return [
    problemCheck(
      'templates compile (wcc)',
      `${templates.length} files`,
      'no error',
      problemsOf(() => compiler.wxmlToJs(distDir, LIMITS)),
    ),
    problemCheck(
      'styles compile (wcsc)',
      `${styles.length} files`,
      'no error',
      problemsOf(() => compileStyles(distDir, styles, LIMITS)),
    ),
  ];
}

function problemsOf(compile: () => unknown): string[] {
  try {
    const outcome = compile();
    return outcome instanceof Error ? [outcome.message.trim()] : [];
  } catch (error) {
    return [(error as Error).message.trim()];
  }
}
