import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const VERSION_FOLDER = /^(\d+)\.(\d+)\.(\d+)-(\d+)$/;

/** Name of the newest version folder in `model-artifacts/<model>`, such as `2026.11.23-2`; `undefined` when there is none. */
export function newestArtifact(modelDir: string): string | undefined {
  if (!existsSync(modelDir)) return undefined;
  const numbers = (version: string) => VERSION_FOLDER.exec(version)!.slice(1).map(Number);
  return readdirSync(modelDir)
    .filter((name) => VERSION_FOLDER.test(name))
    .sort((one, other) => compare(numbers(one), numbers(other)))
    .at(-1);
}

/** What a phone downloads of an artifact. The parity vectors are left out: their number is a choice of the publisher. */
export function measureArtifact(artifactDir: string): number {
  return readdirSync(artifactDir)
    .filter((name) => name !== 'parity.json')
    .reduce((sum, name) => sum + statSync(join(artifactDir, name)).size, 0);
}

function compare(one: number[], other: number[]): number {
  const index = one.findIndex((value, position) => value !== other[position]);
  return index === -1 ? 0 : one[index]! - other[index]!;
}
