import { type Labelling } from './featureWeights';
import { type Split } from './heldOutRows';
import { type NgramMatrix } from './ngramMatrix';
import { type LinearWeights } from './softmaxRegression';
import { fitTemperature, logLoss } from './temperature';
import { fitWide, floatWeights, logitsOfRows, prepareWide, type WideOptions } from './wideModel';

/** From strong to weak: each begins where the one before ended. */
const PENALTIES = [3e-2, 1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5] as const;

export interface WideChoice {
  l2: number;
  temperature: number;
  /** Mean −log p of the validation texts, at that temperature. */
  validationLoss: number;
  /** What the chosen weights were on the last split: a start for training on more texts. */
  start: LinearWeights;
}

export interface ChoiceHooks {
  /** Try no other penalty. */
  only?: number;
  onPenalty?: (l2: number, validationLoss: number) => void;
}

/** The penalty and temperature with the least loss on the asked rows of all splits; stops at the first that is worse. */
export function chooseWide(
  matrix: NgramMatrix,
  splits: readonly Split[],
  labelling: Labelling,
  options: Omit<WideOptions, 'l2'>,
  { only, onPenalty }: ChoiceHooks = {},
): WideChoice {
  const labels = splits.flatMap(({ asked }) => Array.from(asked, (row) => labelling.labels[row]!));
  const prepared = splits.map(({ learned }) => prepareWide(matrix, learned, labelling, options.weighted));
  let best: WideChoice | undefined;
  let starts: (LinearWeights | undefined)[] = splits.map(() => undefined);
  for (const l2 of only === undefined ? PENALTIES : [only]) {
    const trained = prepared.map((rows, index) =>
      fitWide(rows, { epochs: options.epochs, l2 }, starts[index]),
    );
    const logits = Float64Array.from(
      splits.flatMap(({ asked }, index) =>
        Array.from(logitsOfRows(floatWeights(trained[index]!), matrix, asked)),
      ),
    );
    const temperature = fitTemperature(logits, labels);
    const validationLoss = logLoss(logits, labels, temperature);
    onPenalty?.(l2, validationLoss);
    if (best && validationLoss >= best.validationLoss) break;
    best = { l2, temperature, validationLoss, start: trained.at(-1)! };
    starts = trained;
  }
  return best!;
}
