import fc from 'fast-check';
import goldenTexts from '../testing/goldenTexts.json';
import { canonicalText, MAX_CHARACTERS } from './canonicalText';
import { foldCharacter } from './foldCharacter';
import { CODE_CLASSES, EMOJI_CLASSES, FACE_CLASSES } from './signals';
import { SIMPLIFIED_FORMS } from './simplifiedForms';

const canonical = (text: string) => canonicalText(text).text;

/** Pieces of what is replaced, so that they meet in every order. */
const pieces = fc.constantFrom(
  ...Array.from('()^_-:;=><tqaox0dp*.~|[]`´°□╯╮╰ω▽∩3 19a好差哈，！（：＿ＴＯ'),
  ...Array.from('😊😢😡👍❤🐶\u200d\ufe0f\u3000'),
  ...[
    '[微笑]',
    '微笑',
    '[',
    '流泪]',
    '\ud83d',
    '\ude0a',
    '12345',
    ':(',
    'xd',
    'orz',
    '㎏',
    '￣',
    '︵',
    '┻━┻',
  ],
);
const nasty = fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(''));
const anyUtf16 = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

describe('canonicalText', () => {
  it.each(goldenTexts as [string, string][])('makes of %j what was agreed on', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('has a golden file of at least 200 different texts', () => {
    expect(new Set(goldenTexts.map(([text]) => text)).size).toBe(goldenTexts.length);
    expect(goldenTexts.length).toBeGreaterThanOrEqual(200);
  });

  it.each([
    ['UTF-16 of any kind', anyUtf16],
    ['pieces of faces and codes', nasty],
    ['well-formed text', fc.string({ unit: 'binary' })],
  ])('changes nothing the second time: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = canonical(text);
        expect(canonical(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['orz:d', '😢😊'],
    ['a:d', 'a:d'],
  ])('reads a face after another one, but none at the end of a word: %j', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('never repeats a character but digits more than three times, nor spaces at all', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(canonical(`${text}${text}`)).not.toMatch(/([^\d])\1{3}| {2}|^ | $/u);
      }),
    );
  });

  it('reads texts that differ in width, capitals, spaces or joiners alike', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'质量很差客服abcXYZ012!?'), { maxLength: 20 }), (letters) => {
        const plain = letters.join('');
        const wide = letters.map((letter) =>
          letter < '\x7f' ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter,
        );
        expect(canonical(wide.join('').toUpperCase())).toBe(canonical(plain));
        expect(canonical(letters.join('\u200b'))).toBe(canonical(plain));
      }),
    );
  });

  it('cuts 100,000 characters and says how much it left', () => {
    const long = '这本书很好看。'.repeat(20_000);
    const { text, unread } = canonicalText(long);
    expect(Array.from(text)).toHaveLength(MAX_CHARACTERS);
    expect(unread).toBe(long.length - MAX_CHARACTERS);
    expect(canonicalText('好'.repeat(3)).unread).toBe(0);
  });

  it('never cuts through a character, also where one becomes several', () => {
    fc.assert(
      fc.property(fc.constantFrom('🐶', '㎏', '好', '[', '(╥﹏'), fc.nat(9), (piece, offset) => {
        const input = 'b'.repeat(offset) + piece.repeat(100_000 / piece.length);
        const { text, unread } = canonicalText(input);
        expect(canonical(text)).toBe(text);
        expect(canonical(input.slice(0, input.length - unread))).toBe(text);
        expect(unread).toBeGreaterThan(0);
      }),
    );
  });

  it('takes time in proportion to what is invisible, too', () => {
    const { text, unread } = canonicalText(`${'\u200d'.repeat(2_000_000)}好`);
    expect({ text, unread }).toEqual({ text: '好', unread: 0 });
  });
});

describe('the tables', () => {
  it('fold what they fold to no further', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      for (const form of foldCharacter(point) ?? []) {
        expect([form, foldCharacter(form) ?? [form]]).toEqual([form, [form]]);
      }
    }
  });

  /** What people type; CJK compatibility ideographs, kana in squares and Arabic forms are left to look unusual. */
  it.each([
    [0x20, 0x24f],
    [0x1e00, 0x1eff],
    [0x2000, 0x2089],
    [0x2460, 0x2468],
    [0x24b6, 0x24e9],
    [0x2f00, 0x2fd5],
    [0x3280, 0x3289],
    [0x3380, 0x33a4],
    [0xff01, 0xff5e],
    [0x1d400, 0x1d6a3],
    [0x1d7ce, 0x1d7ff],
  ])('agree with NFKC from %i to %i', (first, last) => {
    for (let point = first; point <= last; point++) {
      const character = String.fromCodePoint(point);
      const composed = character.normalize('NFKC');
      // Of some signs NFKC makes a space with a mark, of some fractions and primes what nobody types; ŀ and ẚ lose theirs.
      if (composed.startsWith(' ') || /[⁄‵′]/.test(composed) || /[Ŀŀŉẚ]/.test(character)) continue;
      expect([character, canonical(composed)]).toEqual([character, canonical(character)]);
    }
  });

  it('read a letter and its accent in one piece or two alike', () => {
    for (let point = 0xc0; point <= 0x1eff; point++) {
      if (point >= 0x250 && point < 0x1e00) continue;
      const letter = String.fromCodePoint(point);
      expect([letter, canonical(letter.normalize('NFD'))]).toEqual([letter, canonical(letter)]);
    }
  });

  it('simplify each traditional character once', () => {
    const characters = Array.from(SIMPLIFIED_FORMS);
    expect(characters.length % 2).toBe(0);
    const traditional = characters.filter((_, index) => index % 2 === 0);
    expect(new Set(traditional).size).toBe(traditional.length);
    expect(traditional.length).toBeGreaterThan(600);
  });

  it('find every face, code and emoji of a class, alone and in a sentence', () => {
    for (const line of FACE_CLASSES) {
      const [sign, ...faces] = line.split(' ');
      for (const face of faces) expect([face, canonical(face)]).toEqual([face, sign]);
    }
    for (const line of CODE_CLASSES) {
      const [sign, ...names] = line.split(' ');
      for (const name of names) expect([name, canonical(`好[${name}]吗`)]).toEqual([name, `好${sign}吗`]);
    }
    for (const line of EMOJI_CLASSES) {
      const [sign, ...emoji] = Array.from(line);
      for (const one of emoji) expect([one, canonical(`好${one}`)]).toEqual([one, `好${sign}`]);
    }
  });

  it('count no emoji, face or code in two classes', () => {
    const emoji = EMOJI_CLASSES.flatMap((line) => Array.from(line));
    const drawn = [...FACE_CLASSES, ...CODE_CLASSES].flatMap((line) => line.split(' ').slice(1));
    for (const all of [emoji, drawn]) expect(all.length).toBe(new Set(all).size);
  });
});
