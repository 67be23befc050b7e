import { type Parsed, type TextModelConfig } from '../../contracts';
import { areFinite } from '../weights/areFinite';
import { decodeWeights, type DecodedWeight } from '../weights/decodeWeights';
import { WIDE, type WideNames } from './wideNames';

/** The linear part of a text classifier. */
export interface WideWeights {
  /** 1 for two classes (of the second one), else one a class. */
  logits: number;
  /** [2 ** bits, logits] */
  weights: Float32Array;
  /** [logits] */
  bias: Float32Array;
}

/** Rows of the table in one block of `weights.bin`; each has a scale of its own. */
export const BLOCK_ROWS = 16_384;

/** Two classes need one logit, the second one's; more need one each. */
export function logitCount(classes: number): number {
  return classes === 2 ? 1 : classes;
}

/** Reads and checks the weights of an artifact. */
export function readWideWeights(
  modelJson: unknown,
  weightsBin: ArrayBuffer,
  config: TextModelConfig,
): Parsed<WideWeights> {
  const decoded = decodeWeights(modelJson, weightsBin);
  if (!decoded.ok) return decoded;
  return wideWeightsOf(decoded.value, config.wide.bits, logitCount(config.classes.length));
}

/** Checks the linear part among decoded weights. */
export function wideWeightsOf(
  decoded: ReadonlyMap<string, DecodedWeight>,
  bits: number,
  logits: number,
  names: WideNames = WIDE,
): Parsed<WideWeights> {
  const rows = 2 ** bits;
  const weights = new Float32Array(rows * logits);
  const issues: string[] = [];
  const read = (name: string, shape: readonly number[]): Float32Array | undefined => {
    const weight = decoded.get(name);
    const isFit = weight?.shape.join() === shape.join() && weight.values instanceof Float32Array;
    if (isFit && areFinite(weight.values)) return weight.values as Float32Array;
    issues.push(`${name}: expected finite numbers of shape [${shape.join(', ')}]`);
    return undefined;
  };
  for (let start = 0; start < rows; start += BLOCK_ROWS) {
    const roots = read(names.block(start / BLOCK_ROWS), [Math.min(BLOCK_ROWS, rows - start), logits]);
    if (!roots) continue;
    for (let index = 0; index < roots.length; index += 1) {
      weights[start * logits + index] = roots[index]! * Math.abs(roots[index]!);
    }
  }
  const bias = read(names.bias, [logits]);
  return bias && issues.length === 0 ? { ok: true, value: { logits, weights, bias } } : { ok: false, issues };
}
