import { POLARITIES } from '../../src/contracts';
import { polarityProbabilities } from '../../src/models/text/encoder/polarityProbabilities';
import { startEngine } from '../engine/startEngine';
import { readJson } from '../export/artifactFiles';
import { scoreTexts } from './encoder/scoreTexts';
import { readTextEncoder } from './encoder/textEncoderArtifact';
import { classifyText, readTextArtifact } from './textArtifact';

/** A text model of either kind, as evaluations see it. */
export interface TextScorer {
  version: string;
  seed: number;
  /** Of the files that it learned from. */
  learnedFrom: readonly string[];
  classes: readonly string[];
  /** [texts, classes], by the code that runs on the phone. */
  probabilities(texts: readonly string[]): Promise<Float64Array>;
}

/** Reads an artifact of `train -- classify` or `train -- text`. Throws an InputError that names the file that is wrong. */
export async function readTextScorer(directory: string): Promise<TextScorer> {
  const { model } = readJson(directory, 'card.json') as { model?: unknown };
  return model === 'text-encoder' ? encoderScorer(directory) : classifierScorer(directory);
}

function classifierScorer(directory: string): TextScorer {
  const { card, weights } = readTextArtifact(directory);
  const { classes } = card.config;
  return {
    version: card.version,
    seed: card.seed,
    learnedFrom: card.dataset.sha256,
    classes,
    probabilities: (texts) => {
      const all = new Float64Array(texts.length * classes.length);
      texts.forEach((text, row) => all.set(classifyText(weights, card.config, text), row * classes.length));
      return Promise.resolve(all);
    },
  };
}

async function encoderScorer(directory: string): Promise<TextScorer> {
  const { card, weights } = readTextEncoder(directory);
  await startEngine();
  return {
    version: card.version,
    seed: card.seed,
    learnedFrom: card.dataset.sha256,
    classes: POLARITIES,
    probabilities: async (texts) => {
      const scores = await scoreTexts(weights, card.config, texts);
      return Float64Array.from(
        scores.flatMap((score) => polarityProbabilities(score, card.config.sentiment)),
      );
    },
  };
}
