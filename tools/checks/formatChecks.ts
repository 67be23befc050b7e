import { type Check } from './check';

/** A table for a terminal; below it what is known about each check that did not pass. */
export function formatChecks(checks: Check[]): string {
  const width = (column: (check: Check) => string) =>
    Math.max(...checks.map((check) => column(check).length));
  const [name, found, allowed] = [
    width((check) => check.name),
    width((check) => check.found),
    width((check) => check.allowed),
  ];
  const rows = checks.map(
    (check) =>
      `${check.passed ? 'ok  ' : 'FAIL'}  ${check.name.padEnd(name)}  ${check.found.padStart(found)}  ${check.allowed.padStart(allowed)}`,
  );
  const details = checks.flatMap(({ name, passed, detail }) =>
    passed || detail === undefined ? [] : [`\n${name}:\n${detail.replace(/^/gm, '  ')}`],
  );
  return [...rows, ...details].join('\n');
}
