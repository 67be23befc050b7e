/** UTF-8 by hand (RFC 3629): WeChat has neither `TextEncoder` nor `TextDecoder`. */

const REPLACEMENT = 0xfffd;
/** `String.fromCharCode` takes its characters as arguments, of which an engine allows only so many. */
const CHUNK = 4096;

/** A lone surrogate becomes the replacement character, as with `TextEncoder`. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const read = character.codePointAt(0)!;
    const point = read >= 0xd800 && read <= 0xdfff ? REPLACEMENT : read;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), continuation(point));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), continuation(point >> 6), continuation(point));
    else {
      bytes.push(
        0xf0 | (point >> 18),
        continuation(point >> 12),
        continuation(point >> 6),
        continuation(point),
      );
    }
  }
  return Uint8Array.from(bytes);
}

function continuation(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

/** Throws a `RangeError` on bytes that are not UTF-8: a damaged file is not read as another text. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  let units: number[] = [];
  for (let index = 0; index < bytes.length;) {
    const [point, length] = decodePoint(bytes, index);
    index += length;
    if (point < 0x10000) units.push(point);
    else units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff));
    if (units.length >= CHUNK) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

/** The smallest code point that needs so many bytes; a longer form of a smaller one is not UTF-8. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

function decodePoint(bytes: Uint8Array, index: number): [point: number, length: number] {
  const lead = bytes[index]!;
  if (lead < 0x80) return [lead, 1];
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  let point = lead & (0x7f >> length);
  for (let offset = 1; offset < length; offset += 1) {
    const next = bytes[index + offset] ?? 0;
    if ((next & 0xc0) !== 0x80) throw notUtf8(index);
    point = (point << 6) | (next & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  if (lead < 0xc2 || lead > 0xf4 || point < SMALLEST[length]! || point > 0x10ffff || isSurrogate) {
    throw notUtf8(index);
  }
  return [point, length];
}

function notUtf8(index: number): RangeError {
  return new RangeError(`byte ${index} begins no UTF-8 character`);
}
