import * as v from 'valibot';
import { parseTextEncoderCard, parseTextEncoderParity, type Parsed } from '../contracts';
import { parseWith } from '../contracts/parsed';
import { readEncoderWeights } from '../models/text/encoder/readEncoderWeights';
import { TEXT_FEATURES_VERSION } from '../text/textNgrams';
import { decodeBase64 } from './base64';
import { createSha256 } from './sha256';
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

/** Of base64: some milliseconds of work at a time, on a phone that interprets JavaScript too. */
const DIGITS_AT_A_TIME = 16 * 1024;

/**
 * Reads what the app carries and checks that its parts fit each other. Each issue begins with the part's name.
 * @param pause lets the page draw and answer touches
 */
export async function parseTextArtifact(
  input: unknown,
  pause: () => Promise<void>,
): Promise<Parsed<TextArtifact>> {
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
  const bytes = await decodeWeights(weights, weightsSha256, pause);
  if (!bytes) return { ok: false, issues: ['weights: not the bytes that were embedded'] };
  const read = readEncoderWeights(manifest.value, bytes.buffer, config);
  if (!read.ok) return { ok: false, issues: read.issues.map((issue) => `weights: ${issue}`) };
  return { ok: true, value: { card: parsedCard.value, weights: read.value, parity: parsedParity.value } };
}

async function decodeWeights(
  text: string,
  sha256: string,
  pause: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const hash = createSha256();
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  for (let start = 0; start < text.length; start += DIGITS_AT_A_TIME) {
    if (start > 0) await pause();
    const part = decodeBase64(text.slice(start, start + DIGITS_AT_A_TIME));
    if (!part) return undefined;
    bytes.set(part, length);
    length += part.length;
    hash.update(part);
  }
  return hash.hex() === sha256 ? bytes.slice(0, length) : undefined;
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
