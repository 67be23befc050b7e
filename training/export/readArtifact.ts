import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseModelCard, parseVocabulary, type ModelCard, type Parsed } from '../../src/contracts';
import { readRecommenderWeights } from '../../src/models/recommender/readRecommenderWeights';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { InputError } from '../inputError';

export interface LoadedArtifact {
  card: ModelCard;
  items: string[];
  /** Key of each row of `weights.content`. */
  attributes: string[];
  weights: RecommenderWeights;
}

/** Reads an artifact as a phone would. Throws an InputError that names the file that is wrong. */
export function readArtifact(directory: string): LoadedArtifact {
  const card = expectParsed(directory, 'card.json', parseModelCard(readJson(directory, 'card.json')));
  const { items, attributes = [] } = expectParsed(
    directory,
    'vocabulary.json',
    parseVocabulary(readJson(directory, 'vocabulary.json'), card.config),
  );
  const bytes = readBytes(directory, 'weights.bin');
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const weights = expectParsed(
    directory,
    'model.json',
    readRecommenderWeights(readJson(directory, 'model.json'), buffer, items.length, card.config),
  );
  return { card, items, attributes, weights };
}

function readBytes(directory: string, file: string): Buffer {
  try {
    return readFileSync(join(directory, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`${join(directory, file)}: cannot be read (${code}); expected an artifact's folder`);
  }
}

function readJson(directory: string, file: string): unknown {
  try {
    return JSON.parse(readBytes(directory, file).toString('utf8'));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${join(directory, file)}: expected JSON (${(error as Error).message})`);
  }
}

function expectParsed<T>(directory: string, file: string, parsed: Parsed<T>): T {
  if (!parsed.ok) throw new InputError(`${join(directory, file)}: ${parsed.issues.join('; ')}`);
  return parsed.value;
}
