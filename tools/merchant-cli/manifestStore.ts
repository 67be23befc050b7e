import {
  parseManifest,
  parseSignedManifest,
  type Manifest,
  type ModelName,
  type SignedManifest,
} from '../../src/contracts';
import { type Database } from './connectCloud';
import { MerchantError } from './merchantError';

/** How far back a rollback and a patch look. */
const HISTORY = 50;

/** The manifest of the highest version, or `undefined` while nothing is published. */
export async function findNewestManifest(
  database: Database,
  model: ModelName,
): Promise<Manifest | undefined> {
  return (await listManifests(database, model, 1))[0];
}

/** The newest manifests, highest version first. */
export async function listManifests(
  database: Database,
  model: ModelName,
  limit = HISTORY,
): Promise<Manifest[]> {
  const query = database.collection('manifests').where({ model }).orderBy('version', 'desc').limit(limit);
  const { data } = (await query.get()) as { data: { _id: string; signed: unknown }[] };
  return data.map((stored) => {
    const signed = parseSignedManifest(stored.signed);
    const manifest = signed.ok ? parseManifest(signed.value.payload) : signed;
    if (manifest.ok) return manifest.value;
    throw new MerchantError(`the stored manifest ${stored._id} is malformed: ${manifest.issues.join('; ')}`);
  });
}

/** Versions that the cloud no longer offers because phones failed on them. */
export async function listStopped(database: Database, model: ModelName): Promise<ReadonlySet<number>> {
  const { data } = (await database.collection('rolloutStops').where({ model }).limit(1000).get()) as {
    data: { version: number }[];
  };
  return new Set(data.map(({ version }) => version));
}

/** Stores a manifest under its version, which must be new: two who publish at once cannot both succeed. */
export async function addManifest(
  database: Database,
  { model, version }: Pick<Manifest, 'model' | 'version'>,
  signed: SignedManifest,
): Promise<void> {
  const _id = `${model}-${version}`;
  try {
    await database.collection('manifests').add({ data: { _id, model, version, signed } });
  } catch (error) {
    const taken = (await database.collection('manifests').where({ _id }).count()) as { total: number };
    if (taken.total === 0) throw error;
    throw new MerchantError(`version ${version} was published by somebody else meanwhile; publish again`);
  }
}
