import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseShopProfile } from '../../src/contracts';
import { InputError } from '../inputError';
import { type InteractionLog } from './interactionLog';
import { readItemTable } from './itemTable';
import { readSequenceFile } from './sequenceFile';
import { combineSha256 } from './combineSha256';

/** Reads `shop.json`, `sequences.txt` and `items.tsv` of a shop's folder. */
export function readShopFolder(directory: string): InteractionLog {
  const profilePath = join(directory, 'shop.json');
  if (!existsSync(profilePath)) {
    throw new InputError(
      `${directory}: expected a shop's folder with shop.json, sequences.txt and items.tsv`,
    );
  }
  let profileJson: unknown;
  try {
    profileJson = JSON.parse(readFileSync(profilePath, 'utf8'));
  } catch (error) {
    throw new InputError(`${profilePath}: expected JSON (${(error as Error).message})`);
  }
  const profile = parseShopProfile(profileJson);
  if (!profile.ok) throw new InputError(`${profilePath}: ${profile.issues.join('; ')}`);
  const { shopId, behaviour } = profile.value;
  const { sequences, sha256 } = readSequenceFile(join(directory, 'sequences.txt'));
  const table = readItemTable(join(directory, 'items.tsv'));
  return {
    name: `shop ${shopId}`,
    sha256: combineSha256([sha256, table.sha256]),
    simulated: behaviour?.simulated ?? false,
    licence: behaviour?.licence ?? "the shop's own data",
    sequences,
    itemFields: table.itemFields,
  };
}
