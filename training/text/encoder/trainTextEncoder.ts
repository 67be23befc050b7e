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
import { joinParts, type SentimentParts } from '../../../src/models/text/encoder/joinParts';
import { isNeutral, type SentimentScore } from '../../../src/models/text/encoder/polarityProbabilities';
import { TEXT_FEATURES_VERSION } from '../../../src/text/textNgrams';
import { currentCommit } from '../../export/currentCommit';
import { nextVersionIn } from '../../export/nextVersion';
import { assertWritable } from '../../export/writeArtifact';
import { InputError } from '../../inputError';
import { seededRandom } from '../../random/seededRandom';
import { textEncoderReport } from '../../report/textEncoderReport';
import { addAspects } from '../aspects/addAspects';
import { holdOut } from '../heldOutRows';
import { DEFAULT_MATCHING_OPTIONS } from '../matching/fitMatching';
import { type QuestionSet } from '../matching/questionPairs';
import { trainMatching } from '../matching/trainMatching';
import { namedMetrics } from '../namedMetrics';
import { calibrateFit } from './calibrateFit';
import { dequantiseEncoder, quantiseEncoder } from './encodeTextWeights';
import {
  fitSentiment,
  type FittedSentiment,
  type SentimentHooks,
  type SentimentOptions,
} from './fitSentiment';
import { polarAnswers } from './polarAnswers';
import { partsOf } from './scoreTexts';
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
  /** Whether the artifact also tells which aspects a sentence speaks of: its texts are then reviews of goods. */
  tellsAspects?: boolean;
  licence: string;
  options: SentimentOptions;
  /** Folder of the artifact. */
  out: string;
  version?: string | undefined;
}

export interface TextEncoderHooks extends SentimentHooks {
  onStage?: (stage: string) => void;
}

const CHOSEN_BY_THEM =
  'nothing learned from them, but they choose the weight of the linear part, the temperature and the neutral threshold';

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
      { ...DEFAULT_MATCHING_OPTIONS, seed: options.seed },
      hooks.onEpoch,
    ));
  const matching: TextEncoderConfig = { ...layout, ...(matched && { matching: matched.matching }) };
  const weights = { ...shipped.weights, ...(matched && { matching: matched.weights }) };
  if (command.tellsAspects) onStage('learning which aspects sentences speak of');
  const aspected = command.tellsAspects
    ? await addAspects(weights, matching, [...set.texts.map(({ text }) => text), ...raw])
    : undefined;
  const config = aspected?.config ?? matching;
  const encoded = quantiseEncoder(aspected?.weights ?? weights);
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
    training: {
      l2: options.l2,
      epochs: options.epochs,
      validationLoss: measured.validationLoss,
      ...(aspected && { aspects: aspected.training }),
    },
    evaluation: {
      protocol: `${asked.length} of ${set.texts.length} texts asked for, spread over classes and categories; ${CHOSEN_BY_THEM}`,
      texts: asked.length,
      ...measured.figures,
      ...(matched && { matching: matched.evaluation }),
      ...(aspected && { aspects: aspected.evaluation }),
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
  fit: FittedSentiment,
  learned: readonly SentimentText[],
  asked: readonly SentimentText[],
  { seed, l2 }: SentimentOptions,
) {
  const { config, shipped, validationLoss, float } = await calibrateFit(fit, asked);
  const texts = asked.map(({ text }) => text);
  const labels = asked.map(({ label }) => label);
  const parts = await partsOf(shipped, config, texts);
  const scores = parts.map((own) => joinParts(own, config));
  const polar = asked.flatMap(({ label }, row) => (label === 'neu' ? [] : [row]));
  const answersOf = (own: readonly SentimentParts[]) =>
    polarAnswers(
      own.map((part) => joinParts(part, config)),
      labels,
      polar,
    );
  const answers = polarAnswers(scores, labels, polar);
  const figures = (own: Answers): ClassifierMetrics =>
    namedMetrics(classificationMetrics(own, seededRandom(seed).next), POLAR);
  const polarTexts = polar.map((row) => asked[row]!);
  const baselines = {
    'encoder alone': answersOf(parts.map((own) => ({ ...own, wide: 0 }))),
    'linear part alone': answersOf(parts.map((own) => ({ ...own, encoder: 0 }))),
    ...sentimentBaselines(learned, polarTexts, l2),
  };
  return {
    config,
    validationLoss,
    answers,
    figures: {
      metrics: figures(answers),
      float: figures(answersOf(float)),
      baselines: Object.fromEntries(Object.entries(baselines).map(([name, own]) => [name, figures(own)])),
      categories: byCategory(polarTexts, answers, seed),
      neutral: neutralRates(scores, labels, config),
    },
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
