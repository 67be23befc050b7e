import { existsSync, readdirSync } from 'node:fs';

/** The next version beside those that `directory` holds, if it exists. */
export function nextVersionIn(directory: string, date: Date): string {
  return nextVersion(date, existsSync(directory) ? readdirSync(directory) : []);
}

/** `2026.11.23-1`, or the number after the last one of that day: a version that was ever there never comes again. */
export function nextVersion(date: Date, versions: readonly string[]): string {
  const day = date.toISOString().slice(0, 10).replaceAll('-', '.');
  const numbers = versions.flatMap((version) =>
    version.startsWith(`${day}-`) ? Number(version.slice(day.length + 1)) || 0 : [],
  );
  return `${day}-${Math.max(0, ...numbers) + 1}`;
}
