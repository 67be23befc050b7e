import { type Parsed, parseModelCard, parseParityVectors, parseVocabulary } from '../contracts';
import { readRecommenderWeights } from '../models/recommender/readRecommenderWeights';
import { decodeUtf8 } from '../text/utf8';
import { type Artifact } from './engine';
import { sha256Hex } from './sha256';

export const ARTIFACT_FILES = [
  'model.json',
  'weights.bin',
  'vocabulary.json',
  'card.json',
  'parity.json',
] as const;

/** Reads the files of one artifact and checks that they fit each other. Each issue begins with the file's name. */
export function parseArtifact(files: ReadonlyMap<string, Uint8Array>): Parsed<Artifact> {
  const missing = ARTIFACT_FILES.filter((name) => !files.has(name));
  if (missing.length > 0) return { ok: false, issues: missing.map((name) => `${name}: missing`) };

  const card = parseFile(files, 'card.json', parseModelCard);
  if (!card.ok) return card;
  const vocabulary = parseFile(files, 'vocabulary.json', (input) =>
    parseVocabulary(input, card.value.config),
  );
  if (!vocabulary.ok) return vocabulary;
  const parity = parseFile(files, 'parity.json', parseParityVectors);
  if (!parity.ok) return parity;
  const model = parseFile(files, 'model.json', (input): Parsed<unknown> => ({ ok: true, value: input }));
  if (!model.ok) return model;

  const { items, attributes = [] } = vocabulary.value;
  if (sha256Hex(files.get('vocabulary.json')!) !== card.value.vocabularySha256) {
    return { ok: false, issues: ['vocabulary.json: not the one that card.json names'] };
  }
  if (parity.value.cases.some(({ scores }) => scores.length !== items.length)) {
    return { ok: false, issues: [`parity.json: expected ${items.length} scores in every case`] };
  }
  const weightsBin = files.get('weights.bin')!;
  const weights = readRecommenderWeights(
    model.value,
    weightsBin.slice().buffer as ArrayBuffer,
    items.length,
    card.value.config,
  );
  if (!weights.ok) return weights;
  return {
    ok: true,
    value: { card: card.value, items, attributes, parity: parity.value, weights: weights.value },
  };
}

function parseFile<T>(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  parse: (input: unknown) => Parsed<T>,
): Parsed<T> {
  let input: unknown;
  try {
    input = JSON.parse(decodeUtf8(files.get(name)!));
  } catch (error) {
    return { ok: false, issues: [`${name}: not valid JSON (${(error as Error).message})`] };
  }
  const parsed = parse(input);
  return parsed.ok ? parsed : { ok: false, issues: parsed.issues.map((issue) => `${name}: ${issue}`) };
}
