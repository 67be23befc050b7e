import { resolve } from 'node:path';
import {
  POLARITIES,
  TEXT_ARTIFACT_FORMAT_VERSION,
  type ClassifierMetrics,
  type Polarity,
  type TextEncoderCard,
  type TextEncoderConfig,
} from '../../../src/contracts';
import { classificationMetrics, type Answers } from '../../../src/domain/metrics/classification';
import { ENCODER } from '../../../src/models/text/encoder/encoderShapes';
import { type NamedWeights } from '../../../src/models/text/encoder/readEncoderWeights';
import { isNeutral, type SentimentScore } from '../../../src/models/text/encoder/polarityProbabilities';
import { TEXT_FEATURES_VERSION } from '../../../src/text/textNgrams';
import { currentCommit } from '../../export/currentCommit';
import { nextVersionIn } from '../../export/nextVersion';
import { assertWritable } from '../../export/writeArtifact';
import { InputError } from '../../inputError';
import { seededRandom } from '../../random/seededRandom';
import { textEncoderReport } from '../../report/textEncoderReport';
import { holdOut, holdOutWords } from '../heldOutRows';
import { DEFAULT_MATCHING_OPTIONS, type MatchingOptions } from '../matching/fitMatching';
import { type QuestionSet } from '../matching/questionPairs';
import { trainMatching } from '../matching/trainMatching';
import { namedMetrics } from '../namedMetrics';
import { calibrateSentiment } from './calibrateSentiment';
import { dequantiseEncoder, quantiseEncoder } from './encodeTextWeights';
import {
  fitSentiment,
  LAYOUT,
  type FittedSentiment,
  type SentimentHooks,
  type SentimentOptions,
} from './fitSentiment';
import { polarAnswers } from './polarAnswers';
import { partLogits, scoreTexts } from './scoreTexts';
import { sentimentBaselines } from './sentimentBaselines';
import { type SentimentSet, type SentimentText } from './sentimentTexts';
import { writeTextArtifact } from '../textArtifactFiles';
import { buildEncoderParity } from './textEncoderArtifact';

export interface TextEncoderCommand {
  set: SentimentSet;
  /** Texts without labels. */
  raw: readonly string[];
  /** Pairs to learn the encoder of questions from; without them the artifact has none. */
  questions?: QuestionSet | undefined;
  /** How many of the texts were written for this project. */
  ownTexts: number;
  licence: string;
  options: SentimentOptions;
  matchingOptions?: MatchingOptions;
  /** Folder of the artifact. */
  out: string;
  version?: string | undefined;
}

export interface TextEncoderHooks extends SentimentHooks {
  onStage?: (stage: string) => void;
}

/** Class names of the texts that metrics ask for. */
const POLAR = ['neg', 'pos'];

/**
 * Measures and calibrates the recipe on a tenth of the texts, then learns from all of them and writes the artifact with a
 * report; nothing is written when it fails.
 */
export async function trainTextEncoder(
  command: TextEncoderCommand,
  hooks: TextEncoderHooks = {},
): Promise<TextEncoderCard> {
  const { set, raw, options, out } = command;
  const { onStage = () => undefined } = hooks;
  const directory = resolve(out);
  assertWritable(directory);
  requireBothPolarities(set);
  const createdAt = new Date();
  const version = command.version ?? nextVersionIn(resolve(directory, '..'), createdAt);
  const strata = set.texts.map(({ category, label }) => `${category} ${label}`);
  const [split] = holdOut(strata, Int32Array.from(set.texts.keys()), options.seed);
  const textsOf = (rows: Int32Array) => Array.from(rows, (row) => set.texts[row]!);
  const [learned, asked] = [textsOf(split!.learned), textsOf(split!.asked)];

  onStage(`measuring: learning from ${learned.length} texts`);
  const questionTexts = command.questions?.texts ?? [];
  const trial = fitSentiment(learned, raw, options, questionTexts, hooks);
  const measured = await measure(trial, learned, asked, options);

  onStage(`learning from all ${set.texts.length} texts`);
  const shipped = fitSentiment(set.texts, raw, options, questionTexts, hooks);
  const layout = { ...measured.config, characters: shipped.characters };
  if (command.questions) onStage(`learning from ${command.questions.same.length} pairs of questions`);
  const matched =
    command.questions &&
    (await trainMatching(
      command.questions,
      layout,
      { ...DEFAULT_MATCHING_OPTIONS, ...command.matchingOptions, seed: options.seed },
      hooks.onEpoch,
    ));
  const config: TextEncoderConfig = { ...layout, ...(matched && { matching: matched.matching }) };
  const encoded = quantiseEncoder({ ...shipped.weights, ...(matched && { matching: matched.weights }) });
  const parity = await buildEncoderParity(dequantiseEncoder(encoded, config), config);
  const counts = POLARITIES.map(
    (name) => [name, set.texts.filter(({ label }) => label === name).length] as const,
  );
  const card: TextEncoderCard = {
    formatVersion: TEXT_ARTIFACT_FORMAT_VERSION,
    model: 'text-encoder',
    version,
    createdAt: createdAt.toISOString(),
    gitCommit: currentCommit(),
    seed: options.seed,
    config,
    textFeatures: TEXT_FEATURES_VERSION,
    dataset: {
      name: set.name,
      sha256: set.sha256,
      licence: command.licence,
      texts: set.texts.length,
      ownTexts: command.ownTexts,
      rawTexts: raw.length,
      perClass: Object.fromEntries(counts),
      categories: new Set(set.texts.map(({ category }) => category)).size,
      repeated: set.repeated,
      contradictory: set.contradictory,
      empty: set.empty,
    },
    training: { l2: options.l2, epochs: options.epochs, validationLoss: measured.validationLoss },
    evaluation: {
      protocol: holdOutWords(set.texts.length),
      texts: asked.length,
      ...measured.figures,
      ...(matched && { matching: matched.evaluation }),
    },
    weightBytes: encoded.bytes.byteLength,
  };
  const report = textEncoderReport(card, measured.answers);
  writeTextArtifact(directory, { card, weights: encoded, parity, report });
  return card;
}

function requireBothPolarities({ name, texts }: SentimentSet): void {
  for (const label of POLAR) {
    const count = texts.filter((text) => text.label === label).length;
    if (count < 20) throw new InputError(`${name}: expected at least 20 texts of ${label}, got ${count}`);
  }
}

async function measure(
  { characters, weights }: FittedSentiment,
  learned: readonly SentimentText[],
  asked: readonly SentimentText[],
  { seed, l2 }: SentimentOptions,
) {
  const base = { ...LAYOUT, characters };
  const texts = asked.map(({ text }) => text);
  const labels = asked.map(({ label }) => label);
  const calibration = calibrateSentiment(await partLogits(weights, base, texts), labels);
  const config: TextEncoderConfig = {
    ...base,
    wide: { ...base.wide, weight: calibration.wideWeight },
    sentiment: calibration.sentiment,
  };
  const quantised = dequantiseEncoder(quantiseEncoder(weights), config);
  const float = await scoreTexts(weights, config, texts);
  const scores = await scoreTexts(quantised, config, texts);
  const polar = asked.flatMap(({ label }, row) => (label === 'neu' ? [] : [row]));
  const answers = polarAnswers(scores, labels, polar);
  const figures = (own: Answers): ClassifierMetrics =>
    namedMetrics(classificationMetrics(own, seededRandom(seed).next), POLAR);
  const polarTexts = polar.map((row) => asked[row]!);
  const only = (weight: number, encoder: NamedWeights) =>
    scoreTexts({ ...quantised, encoder }, { ...config, wide: { ...config.wide, weight } }, texts);
  const alone = {
    'encoder alone': polarAnswers(await only(0, quantised.encoder), labels, polar),
    'linear part alone': polarAnswers(
      await only(config.wide.weight, silenced(quantised.encoder)),
      labels,
      polar,
    ),
  };
  const baselines = { ...alone, ...sentimentBaselines(learned, polarTexts, l2) };
  return {
    config,
    validationLoss: calibration.validationLoss,
    answers,
    figures: {
      metrics: figures(answers),
      float: figures(polarAnswers(float, labels, polar)),
      baselines: Object.fromEntries(Object.entries(baselines).map(([name, own]) => [name, figures(own)])),
      categories: byCategory(polarTexts, answers, seed),
      neutral: neutralRates(scores, labels, config),
    },
  };
}

/** An encoder that says nothing of any text. */
function silenced(encoder: NamedWeights): NamedWeights {
  const mute = ({ shape, values }: NamedWeights[string]) => ({
    shape,
    values: new Float32Array(values.length),
  });
  return {
    ...encoder,
    [ENCODER.output]: mute(encoder[ENCODER.output]!),
    [ENCODER.outputBias]: mute(encoder[ENCODER.outputBias]!),
  };
}

function byCategory(texts: readonly SentimentText[], answers: Answers, seed: number) {
  const rowsOf = new Map<string, number[]>();
  texts.forEach(({ category }, row) => rowsOf.set(category, [...(rowsOf.get(category) ?? []), row]));
  const round = (value: number) => Number(value.toFixed(5));
  return Object.fromEntries(
    [...rowsOf].map(([category, rows]) => {
      const own: Answers = {
        classes: 2,
        labels: Int32Array.from(rows, (row) => answers.labels[row]!),
        probabilities: Float64Array.from(
          rows.flatMap((row) => [...answers.probabilities.subarray(2 * row, 2 * row + 2)]),
        ),
      };
      const { value, low, high } = classificationMetrics(own, seededRandom(seed).next, 200).accuracy;
      return [
        category,
        { n: rows.length, accuracy: { value: round(value), low: round(low), high: round(high) } },
      ];
    }),
  );
}

function neutralRates(
  scores: readonly SentimentScore[],
  labels: readonly Polarity[],
  { sentiment }: TextEncoderConfig,
) {
  const isAnswered = scores.map((score) => isNeutral(score, sentiment));
  const share = (isAsked: (label: Polarity) => boolean) => {
    const rows = labels.flatMap((label, row) => (isAsked(label) ? [row] : []));
    const found = rows.filter((row) => isAnswered[row]).length;
    return rows.length === 0 ? 0 : Number((found / rows.length).toFixed(5));
  };
  return {
    recall: share((label) => label === 'neu'),
    falseRate: share((label) => label !== 'neu'),
  };
}
