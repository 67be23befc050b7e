import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelCard } from '../../../src/contracts';
import {
  createSampleArtifact,
  sampleArtifactFiles,
  type SampleOptions,
} from '../../../src/inference/testing/sampleArtifact';
import { sha256Hex } from '../../../src/inference/sha256';

export interface WriteOptions extends SampleOptions {
  /** Other names than the sample's. */
  items?: string[];
  /** May break the card on purpose. */
  change?: Partial<ModelCard>;
}

/** Writes a small artifact that keeps every contract and reproduces its own scores. */
export function writeArtifact(
  folder: string,
  { version = 'v1', change = {}, items, ...sample }: WriteOptions = {},
): void {
  const made = createSampleArtifact({ version, ...(items && { itemCount: items.length }), ...sample });
  const artifact = { ...made, items: items ?? made.items };
  const files = sampleArtifactFiles(artifact);
  const card = {
    ...artifact.card,
    weightBytes: files.get('weights.bin')!.length,
    vocabularySha256: sha256Hex(files.get('vocabulary.json')!),
    ...change,
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of sampleArtifactFiles({ ...artifact, card })) {
    writeFileSync(join(folder, name), bytes);
  }
}
