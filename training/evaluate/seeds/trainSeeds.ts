import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InteractionLog } from '../../datasets/interactionLog';
import { InputError } from '../../inputError';
import { checkpointFolder, trainArtifact } from '../../train/trainArtifact';
import { type TrainingHooks } from '../../train/trainingHooks';
import { type TrainOptions } from '../../train/trainOptions';

export interface SeedArtifact {
  seed: number;
  directory: string;
}

/**
 * Trains one artifact for each seed into `work`/seed-<n>. Finished ones are kept from an earlier run, an
 * interrupted one goes on. Answers `undefined` when a person interrupted. Throws an InputError when `work`
 * holds the seeds of other data or other options.
 */
export async function trainSeeds(
  log: InteractionLog,
  options: Partial<TrainOptions>,
  seeds: readonly number[],
  work: string,
  hooks: Omit<TrainingHooks, 'save'>,
): Promise<SeedArtifact[] | undefined> {
  claimFolder(work, log, options);
  const artifacts: SeedArtifact[] = [];
  for (const seed of seeds) {
    const directory = join(work, `seed-${seed}`);
    if (!existsSync(join(directory, 'card.json'))) {
      hooks.onStage(`seed ${seed}, ${artifacts.length + 1} of ${seeds.length}`);
      const resume = existsSync(checkpointFolder(directory));
      const version = `seed-${seed}`;
      const written = await trainArtifact(
        { log, options: { ...options, seed }, out: directory, version, resume },
        hooks,
      );
      if (written === undefined) return undefined;
    }
    artifacts.push({ seed, directory });
  }
  return artifacts;
}

/** Seeds may only be compared when nothing but the seed differs. */
function claimFolder(work: string, log: InteractionLog, options: Partial<TrainOptions>): void {
  const facts = JSON.stringify([log.sha256, { ...options, seed: undefined }]);
  const key = createHash('sha256').update(facts).digest('hex');
  const path = join(work, 'run.sha256');
  if (existsSync(path) && readFileSync(path, 'utf8') !== key) {
    throw new InputError(
      `${work}: holds seeds of other data or other options; choose another folder with --work`,
    );
  }
  mkdirSync(work, { recursive: true });
  writeFileSync(path, key);
}
