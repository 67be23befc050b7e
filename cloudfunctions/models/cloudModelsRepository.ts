import * as v from 'valibot';
import { SignedRotation } from '../../src/contracts';
import { AuditEntry } from '../runtime/auditEntry';
import { CLOUD_SIGNER, nextSigned } from '../runtime/auditTrail';
import { type Database } from '../runtime/database';
import { documentKey } from '../runtime/documentKey';
import { type ModelsRepository, type RolloutStop, type Stopper } from './modelsRepository';

/** How many versions in a row may be stopped before phones are offered none. */
const MAX_OFFERED = 20;

/** Somebody else may append at the same moment. */
const NOTE_ATTEMPTS = 5;

const Stop = v.object({ version: v.number() });
const Rotation = v.object({ signed: SignedRotation });

/** The documents of model delivery in the cloud database. */
export function createCloudModelsRepository(database: Database): ModelsRepository {
  const [manifests, health] = [database.collection('manifests'), database.collection('modelHealth')];
  const stops = database.collection('rolloutStops');
  return {
    async listManifests(model) {
      const { data } = await manifests.where({ model }).orderBy('version', 'desc').limit(MAX_OFFERED).get();
      return (data as { signed?: unknown }[]).map(({ signed }) => signed ?? null);
    },
    async findManifest(model, version) {
      const { data } = await manifests.where({ model, version }).limit(1).get();
      return (data as { signed?: unknown }[])[0]?.signed;
    },
    async listStopped(model) {
      const { data } = await stops.where({ model }).orderBy('version', 'desc').limit(MAX_OFFERED).get();
      return new Set(data.map((stop) => v.parse(Stop, stop).version));
    },
    async listRotations(limit) {
      const query = database.collection('keyRotations').where({});
      const { data } = await query.orderBy('sequence', 'asc').limit(limit).get();
      return data.map((rotation) => v.parse(Rotation, rotation).signed);
    },
    async putReport(openid, report) {
      // The id is a hash: who reported is not kept.
      const id = documentKey('health', openid, report.model, String(report.version));
      await health.doc(id).set({ data: report });
    },
    async countReports(model, version) {
      const count = async (verdict: string) =>
        (await health.where({ model, version, verdict }).count()).total;
      const [healthy, failed] = await Promise.all([count('healthy'), count('failed')]);
      return { healthy, failed };
    },
    async putStop(stop) {
      await stops.doc(`${stop.model}-${stop.version}`).set({ data: stop });
    },
    noteStop: (stop, by) => noteStop(database, stop, by),
  };
}

async function noteStop(
  database: Database,
  { stoppedAtMs: atMs, ...detail }: RolloutStop,
  by: Stopper,
): Promise<void> {
  const action = `stopped-by-${by}`;
  const log = database.collection('auditLog');
  for (let attempt = 1; ; attempt += 1) {
    const { id, entry } = await nextSigned({ action, detail, atMs }, CLOUD_SIGNER, database);
    const noted = await log.where({ action }).limit(1000).get();
    if (noted.data.some((other) => isAbout(v.parse(AuditEntry, other), detail))) return;
    try {
      await log.add({ data: { _id: id, ...entry } });
      return;
    } catch (error) {
      if (attempt === NOTE_ATTEMPTS) throw error;
    }
  }
}

function isAbout(
  { detail }: AuditEntry,
  { model, version }: Pick<RolloutStop, 'model' | 'version'>,
): boolean {
  const noted = JSON.parse(detail) as Partial<RolloutStop>;
  return noted.model === model && noted.version === version;
}
