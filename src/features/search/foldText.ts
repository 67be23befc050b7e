import { foldCharacter } from '../../text/canonical/foldCharacter';

/** Brings letters into lower case and plain width, and traditional characters into simplified ones. */
export function foldText(text: string): string {
  let folded = '';
  for (const character of text) {
    const points = foldCharacter(character.codePointAt(0)!);
    folded += points ? String.fromCodePoint(...points) : character;
  }
  return folded;
}
