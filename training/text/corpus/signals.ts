import { CODE_CLASSES, EMOJI_CLASSES, FACE_CLASSES } from '../../../src/text/canonical/signals';
import { type SeededRandom } from '../../random/seededRandom';
import { type Label } from './domain';
import { pick } from './phrase';

/**
 * The classes of signs that tell a polarity by themselves. 😂, 😅 and 😮 are left out: people put them beside praise
 * and blame alike. 🙂 is seldom a smile in Chinese.
 */
const TELLING: Record<Label, readonly string[]> = {
  pos: ['😊', '❤', '👍', '🎉'],
  neg: ['👎', '😠', '😢', '😒', '🤢', '🙂'],
  neu: ['🤔'],
};
/** Signs that go with any polarity, also those of tears, which joy brings too. */
const OPEN_SIGNS = ['😂', '🤣', '😭', '😅', '😮', '😱', '[捂脸]', '[笑哭]', '[允悲]', '[流汗]'];

const byLabel = Object.fromEntries(
  Object.entries(TELLING).map(([label, classes]) => [label, classes.flatMap(membersOf)]),
) as Record<Label, string[]>;

/** Emoji, faces and codes of a class, as people type them. */
function membersOf(sign: string): string[] {
  const faces = FACE_CLASSES.filter((line) => line.startsWith(`${sign} `)).flatMap((line) =>
    line.split(' ').slice(1),
  );
  const codes = CODE_CLASSES.filter((line) => line.startsWith(`${sign} `)).flatMap((line) =>
    line.split(' ').slice(1),
  );
  const emoji = EMOJI_CLASSES.filter((line) => line.startsWith(sign)).flatMap((line) => Array.from(line));
  // Emoji are what most people use, so they count double.
  return [
    ...emoji,
    ...emoji,
    ...codes.map((code) => `[${code}]`),
    ...faces.filter((face) => !/^[a-z]+$/.test(face)),
  ];
}

/** A sign that says `label`, up to three times in a row. */
export function tellingSign(random: SeededRandom, label: Label): string {
  const sign = pick(random, byLabel[label]);
  return /^[[\p{Extended_Pictographic}]/u.test(sign) ? sign.repeat(pick(random, [1, 1, 2, 3])) : sign;
}

/** A sign that tells nothing without the words beside it. */
export function openSign(random: SeededRandom): string {
  return pick(random, OPEN_SIGNS).repeat(pick(random, [1, 1, 2]));
}
