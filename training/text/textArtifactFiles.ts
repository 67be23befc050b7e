import { TEXT_FEATURES_VERSION } from '../../src/text/textNgrams';
import { type EncodedWeights } from '../export/encodeWeights';
import { writeTogether } from '../export/writeArtifact';
import { InputError } from '../inputError';

/** What an artifact of a text model holds, of either kind. */
export interface TextArtifactFiles {
  card: object;
  weights: EncodedWeights;
  parity: object;
  /** HTML; an artifact that is revised may have come without it. */
  report?: string | undefined;
}

/** Writes `model.json`, `weights.bin`, `card.json`, `parity.json` and, where there is one, `report.html` together, or nothing. */
export function writeTextArtifact(
  directory: string,
  { card, weights, parity, report }: TextArtifactFiles,
): void {
  writeTogether(directory, {
    'model.json': `${JSON.stringify(weights.model, null, 2)}\n`,
    'weights.bin': weights.bytes,
    'card.json': `${JSON.stringify(card, null, 2)}\n`,
    'parity.json': `${JSON.stringify(parity)}\n`,
    ...(report !== undefined && { 'report.html': report }),
  });
}

/** Throws an InputError for an artifact whose texts were read in another way than this code reads them. */
export function requireTextFeatures(directory: string, { textFeatures }: { textFeatures: number }): void {
  if (textFeatures === TEXT_FEATURES_VERSION) return;
  throw new InputError(
    `${directory}/card.json: textFeatures: expected ${TEXT_FEATURES_VERSION}, got ${textFeatures}`,
  );
}
