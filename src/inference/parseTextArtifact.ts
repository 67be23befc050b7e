import * as v from 'valibot';
import { parseTextEncoderCard, parseTextEncoderParity, type Parsed } from '../contracts';
import { parseWith } from '../contracts/parsed';
import { readEncoderWeights } from '../models/text/encoder/readEncoderWeights';
import { TEXT_FEATURES_VERSION } from '../text/textNgrams';
import { decodeBase64 } from './base64';
import { sha256Hex } from './sha256';
import { type TextArtifact } from './textEngine';

/** A text encoder as the app carries it: the files of its artifact, JSON as text and weights in base64. */
export const EmbeddedTextModel = v.object({
  card: v.string(),
  parity: v.string(),
  model: v.string(),
  weights: v.string(),
  /** Of the weights' bytes. */
  weightsSha256: v.string(),
});
export type EmbeddedTextModel = v.InferOutput<typeof EmbeddedTextModel>;

/** Reads what the app carries and checks that its parts fit each other. Each issue begins with the part's name. */
export function parseTextArtifact(input: unknown): Parsed<TextArtifact> {
  const embedded = parseWith(EmbeddedTextModel, input, 'text model');
  if (!embedded.ok) return embedded;
  const { card, parity, model, weights, weightsSha256 } = embedded.value;
  const parsedCard = parseText('card', card, parseTextEncoderCard);
  if (!parsedCard.ok) return parsedCard;
  const { config, textFeatures } = parsedCard.value;
  if (textFeatures !== TEXT_FEATURES_VERSION) {
    return {
      ok: false,
      issues: [`card: textFeatures: expected ${TEXT_FEATURES_VERSION}, got ${textFeatures}`],
    };
  }
  const parsedParity = parseText('parity', parity, parseTextEncoderParity);
  if (!parsedParity.ok) return parsedParity;
  const manifest = parseText('model', model, (value): Parsed<unknown> => ({ ok: true, value }));
  if (!manifest.ok) return manifest;
  const bytes = decodeBase64(weights);
  if (!bytes || sha256Hex(bytes) !== weightsSha256) {
    return { ok: false, issues: ['weights: not the bytes that were embedded'] };
  }
  const read = readEncoderWeights(manifest.value, bytes.slice().buffer as ArrayBuffer, config);
  if (!read.ok) return { ok: false, issues: read.issues.map((issue) => `weights: ${issue}`) };
  return { ok: true, value: { card: parsedCard.value, weights: read.value, parity: parsedParity.value } };
}

function parseText<T>(name: string, text: string, parse: (input: unknown) => Parsed<T>): Parsed<T> {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    return { ok: false, issues: [`${name}: not valid JSON (${(error as Error).message})`] };
  }
  const parsed = parse(input);
  return parsed.ok ? parsed : { ok: false, issues: parsed.issues.map((issue) => `${name}: ${issue}`) };
}
