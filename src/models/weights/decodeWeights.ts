import { parseWith, type Parsed } from '../../contracts';
import { decodeFloat16 } from './float16';
import { bytesPerNumber, sizeOfShape, WeightModel, type WeightEntry } from './weightManifest';

export interface DecodedWeight {
  shape: number[];
  values: Float32Array | Int32Array;
  /** As the file holds it, where that is 8 bits a number: values = integers · scale + min. */
  bytes?: { integers: Uint8Array; scale: number; min: number };
}

/**
 * Reads the weights into plain arrays, by name. It makes no tensor, so it neither needs a backend nor pulls
 * tfjs' file access into the phone's engine; `io.decodeWeights` gives the same numbers.
 */
export function decodeWeights(modelJson: unknown, bytes: ArrayBuffer): Parsed<Map<string, DecodedWeight>> {
  const parsed = parseWith(WeightModel, modelJson, 'model.json');
  if (!parsed.ok) return parsed;
  const entries = parsed.value.weightsManifest[0].weights;
  const expectedBytes = entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
  if (expectedBytes !== bytes.byteLength) {
    return {
      ok: false,
      issues: [`weights.bin: expected ${expectedBytes} bytes, got ${bytes.byteLength}`],
    };
  }
  const weights = new Map<string, DecodedWeight>();
  let offset = 0;
  for (const entry of entries) {
    // Entries need not start on a multiple of their number's size, so each gets its own copy.
    const own = bytes.slice(offset, offset + entryBytes(entry));
    offset += own.byteLength;
    const { quantization } = entry;
    weights.set(entry.name, {
      shape: entry.shape,
      values: decodeEntry(entry, own),
      ...(quantization?.dtype === 'uint8' && {
        bytes: { integers: new Uint8Array(own), scale: quantization.scale, min: quantization.min },
      }),
    });
  }
  return { ok: true, value: weights };
}

function entryBytes(entry: WeightEntry): number {
  return sizeOfShape(entry.shape) * bytesPerNumber(entry);
}

function decodeEntry({ dtype, quantization }: WeightEntry, bytes: ArrayBuffer): Float32Array | Int32Array {
  if (quantization === undefined) {
    return dtype === 'int32' ? new Int32Array(bytes) : new Float32Array(bytes);
  }
  if (quantization.dtype === 'float16') {
    const floats = decodeFloat16(new Uint16Array(bytes));
    return dtype === 'int32' ? Int32Array.from(floats, Math.round) : floats;
  }
  const { scale, min } = quantization;
  const integers = quantization.dtype === 'uint8' ? new Uint8Array(bytes) : new Uint16Array(bytes);
  const values = dtype === 'int32' ? new Int32Array(integers.length) : new Float32Array(integers.length);
  // Not `from`, which walks an iterator: ten times as long, on the thread that scrolls.
  for (let index = 0; index < integers.length; index += 1) {
    const value = integers[index]! * scale + min;
    values[index] = dtype === 'int32' ? Math.round(value) : value;
  }
  return values;
}
