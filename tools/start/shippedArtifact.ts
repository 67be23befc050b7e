import { join, resolve } from 'node:path';
import { newestArtifact } from '../checks/artifactSize';

const MODELS = resolve(__dirname, '../../model-artifacts/recommender');

/** Folder of the model that ships with the project. */
export function shippedArtifact(): string {
  const version = newestArtifact(MODELS);
  if (version === undefined) throw new Error(`${MODELS} holds no model`);
  return join(MODELS, version);
}
