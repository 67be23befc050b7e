import { classificationMetrics, type Answers } from '../../src/domain/metrics/classification';
import { type ClassifierMetrics, type TextModelConfig } from '../../src/contracts';
import { type WideWeights } from '../../src/models/text/wideWeights';
import { type EncodedWeights } from '../export/encodeWeights';
import { seededRandom } from '../random/seededRandom';
import { chooseWide, type WideChoice } from './chooseWide';
import { chooseBits } from './chooseBits';
import { namedMetrics } from './namedMetrics';
import { holdOut, holdOutWords, type Split } from './heldOutRows';
import { naiveBayesLogits } from './naiveBayes';
import { ngramMatrix, type NgramMatrix } from './ngramMatrix';
import { probabilitiesOf } from './temperature';
import { type TextSet } from './textSet';
import { dequantiseWide, floatWeights, logitsOfRows, quantiseWide, trainWide } from './wideModel';

export interface ClassifierOptions {
  seed: number;
  /** Most passes of the optimiser over the texts, for every candidate. */
  epochs: number;
}

export interface ClassifierHooks {
  onStage?: (stage: string) => void;
}

export interface TrainedClassifier {
  config: TextModelConfig;
  encoded: EncodedWeights;
  /** Read back from what is encoded. */
  weights: WideWeights;
  choice: Pick<WideChoice, 'l2' | 'validationLoss'>;
  evaluation: {
    protocol: string;
    texts: number;
    metrics: ClassifierMetrics;
    float: ClassifierMetrics;
    baselines: Record<string, ClassifierMetrics>;
  };
  /** Of the quantised model, for plots. */
  answers: Answers;
}

export const DEFAULT_CLASSIFIER_OPTIONS: ClassifierOptions = { seed: 1, epochs: 60 };

/**
 * Measures the recipe on held-out texts beside baselines, then learns from all texts. The same set, options and seed give
 * the same bytes.
 */
export function trainClassifier(
  set: TextSet,
  options: ClassifierOptions,
  { onStage = () => undefined }: ClassifierHooks = {},
): TrainedClassifier {
  onStage(`reading ${set.texts.length} texts`);
  const bits = chooseBits(set);
  const matrix = ngramMatrix(set.texts, bits);
  const run: Run = { set, matrix, options, strata: strataOf(set), onStage };
  const rows = Int32Array.from(set.texts.keys());
  const splits = holdOut(run.strata, rows, options.seed);
  const measured = measure(run, splits);
  const choice = splits.length === 1 ? measured.choice : choose(run, rows, true, 'all texts');
  onStage('learning from all texts');
  const { l2, temperature, validationLoss } = choice;
  const config = { classes: set.classNames, wide: { bits }, temperature: Number(temperature.toPrecision(6)) };
  const trained = trainWide(
    matrix,
    rows,
    set.labelling,
    { l2, epochs: options.epochs, weighted: true },
    choice.start,
  );
  const encoded = quantiseWide(floatWeights(trained));
  return {
    config,
    encoded,
    weights: dequantiseWide(encoded, config),
    choice: { l2, validationLoss },
    evaluation: {
      protocol: holdOutWords(rows.length),
      texts: measured.quantised.labels.length,
      metrics: score(measured.quantised, run),
      float: score(measured.float, run),
      baselines: Object.fromEntries(
        Object.entries(measured.baselines).map(([name, answers]) => [name, score(answers, run)]),
      ),
    },
    answers: measured.quantised,
  };
}

interface Run {
  set: TextSet;
  matrix: NgramMatrix;
  options: ClassifierOptions;
  strata: string[];
  onStage: (stage: string) => void;
}

function strataOf({ labelling: { labels, categories } }: TextSet): string[] {
  return Array.from(labels, (label, row) => `${categories[row]} ${label}`);
}

function score(answers: Answers, { set, options }: Run): ClassifierMetrics {
  return namedMetrics(classificationMetrics(answers, seededRandom(options.seed).next), set.classNames);
}

function choose(run: Run, rows: Int32Array, weighted: boolean, of: string): WideChoice {
  const { matrix, set, options, strata, onStage } = run;
  const inner = holdOut(strata, rows, options.seed + 1);
  return chooseWide(
    matrix,
    inner,
    set.labelling,
    { epochs: options.epochs, weighted },
    {
      onPenalty: (l2, loss) => onStage(`${of}: l2 ${l2}, validation loss ${loss.toFixed(4)}`),
    },
  );
}

/** Asks every split for its texts, by a model that learned from the others. */
function measure(run: Run, splits: readonly Split[]) {
  const { matrix, set, options } = run;
  const { labelling, classNames } = set;
  const classes = classNames.length;
  const labels = Int32Array.from(
    splits.flatMap(({ asked }) => Array.from(asked, (row) => labelling.labels[row]!)),
  );
  const collected: Record<string, number[]> = {};
  const collect = (name: string, logits: Float64Array, temperature: number) => {
    const all = (collected[name] ??= []);
    for (const probability of probabilitiesOf(logits, classes, temperature)) all.push(probability);
  };
  let choice: WideChoice | undefined;
  splits.forEach(({ learned, asked }, index) => {
    const turn = splits.length === 1 ? '' : `, turn ${index + 1} of ${splits.length}`;
    for (const [name, weighted] of [
      ['wide', true],
      [LOGISTIC, false],
    ] as const) {
      const own = choose(run, learned, weighted, `${name}${turn}`);
      if (weighted) choice = own;
      const { epochs } = options;
      const trained = trainWide(matrix, learned, labelling, { l2: own.l2, epochs, weighted }, own.start);
      const float = floatWeights(trained);
      collect(name, logitsOfRows(float, matrix, asked), own.temperature);
      if (!weighted) continue;
      const config = { classes: classNames, wide: { bits: matrix.bits }, temperature: own.temperature };
      const shipped = dequantiseWide(quantiseWide(float), config);
      collect('quantised', logitsOfRows(shipped, matrix, asked), own.temperature);
    }
    collect('naive Bayes', naiveBayesLogits(matrix, learned, labelling, asked), 1);
    collect('most frequent class', priorLogits(learned, labelling.labels, classes, asked.length), 1);
  });
  const answers = (name: string): Answers => ({
    classes,
    labels,
    probabilities: Float64Array.from(collected[name]!),
  });
  const names = [LOGISTIC, 'naive Bayes', 'most frequent class'];
  return {
    choice: choice!,
    float: answers('wide'),
    quantised: answers('quantised'),
    baselines: Object.fromEntries(names.map((name) => [name, answers(name)])),
  };
}

const LOGISTIC = 'logistic regression, idf';

function priorLogits(learned: Int32Array, labels: Int32Array, classes: number, asked: number): Float64Array {
  const counts = new Float64Array(classes).fill(1);
  for (const row of learned) counts[labels[row]!]! += 1;
  return Float64Array.from({ length: asked * classes }, (_, index) => Math.log(counts[index % classes]!));
}
