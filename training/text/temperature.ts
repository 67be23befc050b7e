import { softmax } from '../../src/models/text/classProbabilities';

export const COOLEST = 0.05;
export const HOTTEST = 20;
const STEPS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Mean −log p of the labels; logits are [texts, classes]. */
export function logLoss(logits: Float64Array, labels: ArrayLike<number>, temperature: number): number {
  const classes = logits.length / labels.length;
  let sum = 0;
  for (let text = 0; text < labels.length; text++) {
    const own = softmax(logits.subarray(text * classes, (text + 1) * classes), temperature);
    sum -= Math.log(Math.max(own[labels[text]!]!, 1e-12));
  }
  return sum / labels.length;
}

/** The temperature with the least loss on texts that nothing was learned from (Guo et al. 2017): golden-section search. */
export function fitTemperature(logits: Float64Array, labels: ArrayLike<number>): number {
  let [low, high] = [Math.log(COOLEST), Math.log(HOTTEST)];
  const loss = (logarithm: number) => logLoss(logits, labels, Math.exp(logarithm));
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [leftLoss, rightLoss] = [loss(left), loss(right)];
  for (let step = 0; step < STEPS; step++) {
    if (leftLoss < rightLoss) {
      [high, right, rightLoss] = [right, left, leftLoss];
      left = high - GOLDEN * (high - low);
      leftLoss = loss(left);
    } else {
      [low, left, leftLoss] = [left, right, rightLoss];
      right = low + GOLDEN * (high - low);
      rightLoss = loss(right);
    }
  }
  return Math.exp((low + high) / 2);
}

/** softmax of each row of [texts, classes]. */
export function probabilitiesOf(logits: Float64Array, classes: number, temperature: number): Float64Array {
  const all = new Float64Array(logits.length);
  for (let start = 0; start < logits.length; start += classes) {
    all.set(softmax(logits.subarray(start, start + classes), temperature), start);
  }
  return all;
}
