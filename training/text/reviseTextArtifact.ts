import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type TextEncoderCard, type TextEncoderConfig } from '../../src/contracts';
import { type TextEncoderWeights } from '../../src/models/text/encoder/readEncoderWeights';
import { currentCommit } from '../export/currentCommit';
import { nextVersionIn } from '../export/nextVersion';
import { assertWritable } from '../export/writeArtifact';
import { dequantiseEncoder, quantiseEncoder } from './encoder/encodeTextWeights';
import { buildEncoderParity, type LoadedTextEncoder, readTextEncoder } from './encoder/textEncoderArtifact';
import { writeTextArtifact } from './textArtifactFiles';

export interface RevisionPaths {
  /** The artifact that is revised; it stays as it is. */
  artifact: string;
  /** Folder of the new one. */
  out: string;
  version?: string | undefined;
}

/** What a revision learned anew; everything else stays as it was. */
export interface Revision {
  weights: TextEncoderWeights;
  config: TextEncoderConfig;
  training?: Partial<TextEncoderCard['training']>;
  evaluation: Partial<TextEncoderCard['evaluation']>;
}

/** Writes an artifact that is another one but for what `revise` learned anew; nothing is written when it fails. */
export async function reviseTextArtifact(
  { artifact, out, version }: RevisionPaths,
  revise: (read: LoadedTextEncoder) => Promise<Revision>,
): Promise<TextEncoderCard> {
  const directory = resolve(out);
  assertWritable(directory);
  const read = readTextEncoder(artifact);
  const { weights, config, training, evaluation } = await revise(read);
  const encoded = quantiseEncoder(weights);
  const createdAt = new Date();
  const card: TextEncoderCard = {
    ...read.card,
    version: version ?? nextVersionIn(resolve(directory, '..'), createdAt),
    createdAt: createdAt.toISOString(),
    gitCommit: currentCommit(),
    config,
    training: { ...read.card.training, ...training },
    evaluation: { ...read.card.evaluation, ...evaluation },
    weightBytes: encoded.bytes.byteLength,
  };
  const parity = await buildEncoderParity(dequantiseEncoder(encoded, config), config);
  const reportFile = join(artifact, 'report.html');
  // The sentiment is the one that was reported.
  const report = existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : undefined;
  writeTextArtifact(directory, { card, weights: encoded, parity, report });
  return card;
}
