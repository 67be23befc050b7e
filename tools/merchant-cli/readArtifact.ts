import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseModelCard,
  parseParityVectors,
  parseVocabulary,
  type ModelCard,
  type Parsed,
} from '../../src/contracts';
import { readRecommenderWeights } from '../../src/models/recommender/readRecommenderWeights';
import { EXIT, MerchantError } from './merchantError';
import { unreadable } from './unreadable';

/** What a phone downloads for one version, all files together. */
export const MAX_ARTIFACT_BYTES = 8 * 1024 * 1024;

export interface ArtifactFile {
  name: string;
  bytes: Buffer;
  /** Lower-case hexadecimal. */
  sha256: string;
}
export interface Artifact {
  card: ModelCard;
  files: ArtifactFile[];
}

/**
 * Reads an artifact folder and checks all that a phone will rely on: contracts, vocabulary, the weights'
 * shapes, parity vectors that fit, size. Throws `MerchantError` naming the file.
 */
export function readArtifact(folder: string): Artifact {
  const files = ['model.json', 'weights.bin', 'vocabulary.json', 'card.json', 'parity.json'].map((name) =>
    readFile(folder, name),
  );
  const [model, weights, vocabularyFile, cardFile, parityFile] = files as [
    ArtifactFile,
    ArtifactFile,
    ArtifactFile,
    ArtifactFile,
    ArtifactFile,
  ];
  const refuse = (file: ArtifactFile, issue: string): never => {
    throw new MerchantError(`${join(folder, file.name)}: ${issue}`, EXIT.refused);
  };
  const accept = <Value>(file: ArtifactFile, parse: (input: unknown) => Parsed<Value>): Value => {
    const parsed = parse(parseJson(folder, file));
    return parsed.ok ? parsed.value : refuse(file, parsed.issues.slice(0, 5).join('; '));
  };

  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (totalBytes > MAX_ARTIFACT_BYTES) {
    throw new MerchantError(
      `${folder}: ${totalBytes} bytes, a phone downloads at most ${MAX_ARTIFACT_BYTES}`,
      EXIT.refused,
    );
  }
  const card = accept(cardFile, parseModelCard);
  const { items } = accept(vocabularyFile, (json) => parseVocabulary(json, card.config));
  const parity = accept(parityFile, parseParityVectors);
  const known = new Set(items);
  if (known.size !== items.length) refuse(vocabularyFile, 'items: an item is listed twice');
  if (vocabularyFile.sha256 !== card.vocabularySha256) {
    refuse(cardFile, 'vocabularySha256: is not the hash of vocabulary.json beside it');
  }
  if (weights.bytes.length !== card.weightBytes) {
    refuse(cardFile, `weightBytes: ${card.weightBytes}, but weights.bin has ${weights.bytes.length}`);
  }
  for (const [index, { history, scores }] of parity.cases.entries()) {
    if (scores.length !== items.length)
      refuse(parityFile, `cases.${index}.scores: expected ${items.length} numbers`);
    const stranger = history.find((item) => !known.has(item));
    if (stranger !== undefined)
      refuse(parityFile, `cases.${index}.history: ${stranger} is not in the vocabulary`);
  }
  const weightBytes = new Uint8Array(weights.bytes).buffer;
  accept(model, (json) => readRecommenderWeights(json, weightBytes, items.length, card.config));
  return { card, files };
}

function readFile(folder: string, name: string): ArtifactFile {
  const path = join(folder, name);
  try {
    const bytes = readFileSync(path);
    return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    throw new MerchantError(`${path}: ${unreadable(error)}; an artifact has this file`, EXIT.wrongUse);
  }
}

function parseJson(folder: string, { name, bytes }: ArtifactFile): unknown {
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch (error) {
    throw new MerchantError(`${join(folder, name)}: not JSON (${(error as Error).message})`, EXIT.refused);
  }
}
