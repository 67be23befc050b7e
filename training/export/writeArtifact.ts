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
  assertWritable(directory);
  const partial = `${directory}.partial-${process.pid}`;
  mkdirSync(dirname(directory), { recursive: true });
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  writeFileSync(join(partial, 'model.json'), `${JSON.stringify(weights.model, null, 2)}\n`);
  writeFileSync(join(partial, 'weights.bin'), weights.bytes);
  writeFileSync(join(partial, 'vocabulary.json'), vocabularyText(vocabulary));
  writeFileSync(join(partial, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
  writeFileSync(join(partial, 'parity.json'), `${JSON.stringify(parity)}\n`);
  rmSync(directory, { recursive: true, force: true });
  renameSync(partial, directory);
}
