import { type Parsed, type TextEncoderConfig } from '../../../contracts';
import { decodeWeights } from '../../weights/decodeWeights';
import { wideWeightsOf, type WideWeights } from '../wideWeights';
import { encoderShape, textEncoderShapes } from './encoderShapes';

/** The weights of a text encoder as plain arrays; nothing of them is on a backend yet. */
export interface TextEncoderWeights {
  /** By the names of `textEncoderShapes`. */
  encoder: Record<string, { shape: number[]; values: Float32Array }>;
  wide: WideWeights;
}

/** Reads and checks the weights of an artifact. */
export function readEncoderWeights(
  modelJson: unknown,
  weightsBin: ArrayBuffer,
  config: TextEncoderConfig,
): Parsed<TextEncoderWeights> {
  const decoded = decodeWeights(modelJson, weightsBin);
  if (!decoded.ok) return decoded;
  const issues: string[] = [];
  const encoder: TextEncoderWeights['encoder'] = {};
  for (const [name, shape] of Object.entries(textEncoderShapes(encoderShape(config)))) {
    const weight = decoded.value.get(name);
    const isFit = weight?.shape.join() === shape.join() && weight.values instanceof Float32Array;
    if (isFit && weight.values.every(Number.isFinite)) {
      encoder[name] = { shape, values: weight.values as Float32Array };
    } else issues.push(`${name}: expected finite numbers of shape [${shape.join(', ')}]`);
  }
  const wide = wideWeightsOf(decoded.value, config.wide.bits, 1);
  if (!wide.ok) issues.push(...wide.issues);
  return wide.ok && issues.length === 0
    ? { ok: true, value: { encoder, wide: wide.value } }
    : { ok: false, issues };
}
