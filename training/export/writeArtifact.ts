import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ModelCard, type ParityVectors, type Vocabulary } from '../../src/contracts';
import { InputError } from '../inputError';
import { type EncodedWeights } from './encodeWeights';

export interface Artifact {
  card: ModelCard;
  vocabulary: Vocabulary;
  weights: EncodedWeights;
  parity: ParityVectors;
}

/** `vocabulary.json` byte for byte: the card holds its hash. */
export function vocabularyText(vocabulary: Vocabulary): string {
  return `${JSON.stringify(vocabulary)}\n`;
}

/** Throws an InputError unless an artifact may be written to `directory`: it is new, empty or an artifact. */
export function assertWritable(directory: string): void {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return;
  if (!existsSync(join(directory, 'card.json'))) {
    throw new InputError(`${directory}: holds files that are no artifact; choose another folder with --out`);
  }
}

/** Writes all files of an artifact, or none: they appear together by one rename. */
export function writeArtifact(directory: string, { card, vocabulary, weights, parity }: Artifact): void {
  writeTogether(directory, {
    'model.json': `${JSON.stringify(weights.model, null, 2)}\n`,
    'weights.bin': weights.bytes,
    'vocabulary.json': vocabularyText(vocabulary),
    'card.json': `${JSON.stringify(card, null, 2)}\n`,
    'parity.json': `${JSON.stringify(parity)}\n`,
  });
}

/** Replaces the artifact in `directory` by these files, by name, or leaves everything as it was. */
export function writeTogether(directory: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  assertWritable(directory);
  const partial = `${directory}.partial-${process.pid}`;
  mkdirSync(dirname(directory), { recursive: true });
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(partial, name), content);
  rmSync(directory, { recursive: true, force: true });
  renameSync(partial, directory);
}
