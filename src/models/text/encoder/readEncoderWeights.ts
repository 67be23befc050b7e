import { ASPECTS, type Parsed, type TextEncoderConfig } from '../../../contracts';
import { areFinite } from '../../weights/areFinite';
import { decodeWeights, type DecodedWeight } from '../../weights/decodeWeights';
import { ASPECT_POOLED, ASPECT_WIDE, aspectShape, type AspectWeights } from '../aspects/aspectWeights';
import { sentenceShapes } from '../matching/sentenceVectors';
import { wideWeightsOf, type WideWeights } from '../wideWeights';
import { encoderShape, textEncoderShapes } from './encoderShapes';
import { type NamedWeights } from './namedWeights';

/** The weights of a text encoder as plain arrays; nothing of them is on a backend yet. */
export interface TextEncoderWeights {
  /** By the names of `textEncoderShapes`. */
  encoder: NamedWeights;
  wide: WideWeights;
  /** By the names of `sentenceShapes`; absent where the artifact matches no questions. */
  matching?: NamedWeights;
  /** Absent where the artifact tells no aspects. */
  aspects?: AspectWeights;
}

/** Before the names of the weights that encode questions, in the file. */
export const MATCHING_PREFIX = 'matching/';

/** Reads and checks the weights of an artifact. */
export function readEncoderWeights(
  modelJson: unknown,
  weightsBin: ArrayBuffer,
  config: TextEncoderConfig,
): Parsed<TextEncoderWeights> {
  const decoded = decodeWeights(modelJson, weightsBin);
  if (!decoded.ok) return decoded;
  const issues: string[] = [];
  const shape = encoderShape(config);
  const encoder = pick(decoded.value, textEncoderShapes(shape), '', issues);
  const matching = config.matching && pick(decoded.value, sentenceShapes(shape), MATCHING_PREFIX, issues);
  const wide = wideWeightsOf(decoded.value, config.wide.bits, 1);
  if (!wide.ok) issues.push(...wide.issues);
  const aspects = config.aspects && readAspects(decoded.value, config, issues);
  return wide.ok && issues.length === 0
    ? {
        ok: true,
        value: { encoder, wide: wide.value, ...(matching && { matching }), ...(aspects && { aspects }) },
      }
    : { ok: false, issues };
}

function readAspects(
  decoded: ReadonlyMap<string, DecodedWeight>,
  config: TextEncoderConfig,
  issues: string[],
): AspectWeights | undefined {
  const { bits } = config.aspects!;
  if (bits > config.wide.bits) {
    issues.push(`aspects.bits: expected at most ${config.wide.bits} as of wide, got ${bits}`);
    return undefined;
  }
  const found = pick(decoded, { [ASPECT_POOLED]: aspectShape(encoderShape(config)) }, '', issues);
  const wide = wideWeightsOf(decoded, bits, ASPECTS.length, ASPECT_WIDE);
  if (!wide.ok) issues.push(...wide.issues);
  const pooled = found[ASPECT_POOLED]?.values;
  return wide.ok && pooled ? { pooled, wide: wide.value } : undefined;
}

/** Weights by name without the prefix; what is missing or wrong is added to the issues. */
function pick(
  decoded: ReadonlyMap<string, DecodedWeight>,
  shapes: Record<string, number[]>,
  prefix: string,
  issues: string[],
): NamedWeights {
  const found: NamedWeights = {};
  for (const [name, shape] of Object.entries(shapes)) {
    const weight = decoded.get(prefix + name);
    const isFit = weight?.shape.join() === shape.join() && weight.values instanceof Float32Array;
    if (isFit && areFinite(weight.values)) {
      found[name] = { shape, values: weight.values as Float32Array };
    } else issues.push(`${prefix}${name}: expected finite numbers of shape [${shape.join(', ')}]`);
  }
  return found;
}
