/**
 * One spelling for equal text: Unicode NFKC (full-width letters and digits become ASCII, ligatures are taken
 * apart), lower case, runs of white space as one space, none at the ends.
 */
export function normaliseText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
