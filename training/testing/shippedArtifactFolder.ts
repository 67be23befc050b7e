import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ARTIFACTS = join(__dirname, '../../model-artifacts/recommender');

/** The artifact that ships with this repository: what a test takes to run on a real model. */
export function shippedArtifactFolder(): string {
  return join(ARTIFACTS, readdirSync(ARTIFACTS).sort().at(-1)!);
}
