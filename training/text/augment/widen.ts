import { SIMPLIFIED_FORMS } from '../../../src/text/canonical/simplifiedForms';
import { type Augmentation } from './augmentation';

const FULL_WIDTH_OFFSET = 0xfee0;

/** Writes letters, digits and signs in full width: 666 → ６６６. */
export const widen: Augmentation = (random, { text }, rate) =>
  text.replace(/[!-~]/g, (character) =>
    random.next() < rate ? String.fromCharCode(character.charCodeAt(0) + FULL_WIDTH_OFFSET) : character,
  );

let traditional: Map<string, string> | undefined;

/** Writes characters in their traditional form: 质量 → 質量. */
export const traditionalise: Augmentation = (random, { text }, rate) => {
  traditional ??= traditionalForms();
  const forms = traditional;
  return Array.from(text, (character) => {
    const form = forms.get(character);
    return form !== undefined && random.next() < rate ? form : character;
  }).join('');
};

/** The first of several traditional forms, which is the usual one. */
function traditionalForms(): Map<string, string> {
  const forms = new Map<string, string>();
  const characters = Array.from(SIMPLIFIED_FORMS);
  for (let index = 0; index + 1 < characters.length; index += 2) {
    const simplified = characters[index + 1]!;
    if (!forms.has(simplified)) forms.set(simplified, characters[index]!);
  }
  return forms;
}
