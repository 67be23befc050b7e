import { CHEEKS, CODE_CLASSES, EMOJI_CLASSES, EYE_CLASSES, FACE_CLASSES, MOUTHS } from './signals';
import { isWordCharacter } from './wordCharacter';

/** A sign repeated more often says no more. */
const MAX_REPEATS = 3;
const MAX_CODE_LENGTH = 6;
const MAX_MOUTH = 3;
const MAX_CHEEKS = 2;

const [OPEN, CLOSE, SPACE] = [0x28, 0x29, 0x20];
const [OPEN_SQUARE, CLOSE_SQUARE] = [0x5b, 0x5d];

interface Face {
  points: number[];
  sign: number;
  needsAlone: boolean;
  needsEnd: boolean;
}

interface Tables {
  emoji: Map<number, number>;
  codes: Map<string, number>;
  /** By their first character, longer ones first. */
  faces: Map<number, Face[]>;
  eyes: Map<number, number>;
  mouths: ReadonlySet<number>;
  cheeks: ReadonlySet<number>;
  ends: ReadonlySet<number>;
}

let tables: Tables | undefined;

/** Emoji, faces and bracketed codes → the sign of their class; everything else stays. */
export function replaceSignals(points: readonly number[]): number[] {
  tables ??= buildTables();
  const out: number[] = [];
  for (let index = 0; index < points.length;) {
    const point = points[index]!;
    const emoji = tables.emoji.get(point);
    if (emoji !== undefined) {
      pushSign(out, emoji);
      index = afterSpace(points, index + 1);
      continue;
    }
    const found =
      point === OPEN_SQUARE
        ? codeAt(points, index, tables)
        : faceAt(points, index, out[out.length - 1], tables);
    if (!found) {
      out.push(point);
      index += 1;
      continue;
    }
    index += found.length;
    if (found.isFace) index = dropBrackets(out, points, index, tables);
    pushSign(out, found.sign);
    index = afterSpace(points, index);
  }
  return out;
}

/** Spaces stand between words only, so none stands beside a sign. */
function pushSign(out: number[], sign: number): void {
  if (out[out.length - 1] === SPACE) out.pop();
  const isEnough = out.length >= MAX_REPEATS && out.slice(-MAX_REPEATS).every((point) => point === sign);
  if (!isEnough) out.push(sign);
}

function afterSpace(points: readonly number[], index: number): number {
  return points[index] === SPACE ? index + 1 : index;
}

interface Found {
  sign: number;
  length: number;
  isFace: boolean;
}

function codeAt(points: readonly number[], start: number, { codes }: Tables): Found | undefined {
  const length = points.slice(start + 1, start + 2 + MAX_CODE_LENGTH).indexOf(CLOSE_SQUARE);
  if (length < 1) return undefined;
  const sign = codes.get(String.fromCodePoint(...points.slice(start + 1, start + 1 + length)));
  return sign === undefined ? undefined : { sign, length: length + 2, isFace: false };
}

/** @param before what stands before it by now: `orz:d` is two faces, as the sign of the first ends a word */
function faceAt(
  points: readonly number[],
  start: number,
  before: number | undefined,
  known: Tables,
): Found | undefined {
  for (const { points: face, sign, needsAlone, needsEnd } of known.faces.get(points[start]!) ?? []) {
    if (!face.every((point, offset) => points[start + offset] === point)) continue;
    const end = start + face.length;
    const isAlone = !isWordCharacter(before) && !isWordCharacter(points[end]);
    if (needsAlone && !isAlone) continue;
    if (needsEnd && end < points.length && !known.ends.has(points[end]!)) continue;
    return { sign, length: face.length, isFace: true };
  }
  return eyesAt(points, start, known);
}

function eyesAt(points: readonly number[], start: number, { eyes, mouths }: Tables): Found | undefined {
  const eye = points[start]!;
  const sign = eyes.get(eye);
  const mouth = points[start + 1];
  if (sign === undefined || mouth === undefined || !mouths.has(mouth)) return undefined;
  let end = start + 2;
  while (end <= start + MAX_MOUTH && points[end] === mouth) end += 1;
  return points[end] === eye ? { sign, length: end + 1 - start, isFace: true } : undefined;
}

/** Takes the brackets of `(*^_^*)` away on both sides; returns where to read on. */
function dropBrackets(out: number[], points: readonly number[], after: number, { cheeks }: Tables): number {
  let left = out.length;
  while (left > 0 && out.length - left < MAX_CHEEKS && cheeks.has(out[left - 1]!)) left -= 1;
  let right = after;
  while (right - after < MAX_CHEEKS && cheeks.has(points[right]!)) right += 1;
  if (out[left - 1] !== OPEN || points[right] !== CLOSE) return after;
  out.length = left - 1;
  return right + 1;
}

function buildTables(): Tables {
  const emoji = new Map<number, number>();
  for (const line of EMOJI_CLASSES) {
    const [sign, ...others] = pointsOf(line);
    for (const point of [sign!, ...others]) emoji.set(point, sign!);
  }
  const codes = new Map<string, number>();
  for (const line of CODE_CLASSES) {
    const [sign, ...names] = line.split(' ');
    for (const name of names) codes.set(name, pointsOf(sign!)[0]!);
  }
  const faces = new Map<number, Face[]>();
  for (const line of FACE_CLASSES) {
    const [sign, ...drawn] = line.split(' ');
    for (const face of drawn) {
      const points = pointsOf(face);
      const rivals = faces.get(points[0]!) ?? [];
      rivals.push({
        points,
        sign: pointsOf(sign!)[0]!,
        needsAlone: points.some(isWordCharacter),
        needsEnd: /^[:=]-?'?[(dp]$/.test(face),
      });
      faces.set(
        points[0]!,
        rivals.sort((a, b) => b.points.length - a.points.length),
      );
    }
  }
  const eyes = new Map<number, number>();
  for (const line of EYE_CLASSES) {
    const [sign, ...drawn] = line.split(' ');
    for (const eye of drawn) eyes.set(pointsOf(eye)[0]!, pointsOf(sign!)[0]!);
  }
  return {
    emoji,
    codes,
    faces,
    eyes,
    mouths: new Set(pointsOf(MOUTHS)),
    cheeks: new Set(pointsOf(CHEEKS)),
    ends: new Set(pointsOf('.,!?')),
  };
}

function pointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0)!);
}
