import { hasIcon } from './iconSet';
import { isPackagingName, type PackagingName } from './packaging';

/** What a picture shows: an icon, alone or printed on a package, perhaps with a smaller one beside it. */
export interface Look {
  packaging?: PackagingName;
  icon: string;
  prop?: string;
}

/** Parses `[packaging/]icon[+prop]`; throws with the word that is unknown. */
export function parseLook(text: string): Look {
  const match = /^(?:([a-z]+)\/)?([a-z0-9-]+)(?:\+([a-z0-9-]+))?$/.exec(text);
  if (!match) throw new Error(`look "${text}": expected "icon", "packaging/icon" or "icon+prop"`);
  const [, packaging, icon = '', prop] = match;
  for (const name of [icon, prop]) {
    if (name !== undefined && !hasIcon(name)) throw new Error(`look "${text}": no icon named "${name}"`);
  }
  if (packaging !== undefined && !isPackagingName(packaging)) {
    throw new Error(`look "${text}": no packaging named "${packaging}"`);
  }
  return { packaging, icon, prop };
}
