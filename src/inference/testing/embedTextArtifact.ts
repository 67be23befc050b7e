import { sha256Hex } from '../sha256';
import { type EmbeddedTextModel } from '../parseTextArtifact';
import { type TextArtifact } from '../textEngine';
import { sampleTextFiles } from './sampleTextArtifact';

/** An artifact as the app carries it. */
export function embedTextArtifact(artifact: TextArtifact): EmbeddedTextModel {
  const files = sampleTextFiles(artifact);
  const text = (name: string) => Buffer.from(files.get(name)!).toString();
  const weights = files.get('weights.bin')!;
  return {
    card: text('card.json'),
    parity: text('parity.json'),
    model: text('model.json'),
    weights: Buffer.from(weights).toString('base64'),
    weightsSha256: sha256Hex(weights),
  };
}
