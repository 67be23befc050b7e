import { type Manifest } from '../../src/contracts';
import { type Cloud } from './connectCloud';
import { listManifests, listStopped } from './manifestStore';
import { readShopId } from './readShopId';

const DAY_MS = 24 * 3600 * 1000;
const DAYS = 14;
const SHOWN_VERSIONS = 5;

export interface VersionStatus {
  version: number;
  artifactVersion: string;
  percent: number;
  disabled: boolean;
  revertsTo: number | undefined;
  /** The cloud withholds it because phones failed on it. */
  stopped: boolean;
  issuedAtMs: number;
  expiresAtMs: number;
  /** Phones that reported, each once. */
  healthy: number;
  failed: number;
}

export interface Status {
  shopId: string;
  products: number;
  orders: number;
  eventBatches: number;
  /** Newest first. */
  versions: VersionStatus[];
  /** Phones' verdicts on each of the last 14 days, oldest first. */
  reportsByDay: number[];
  recommender:
    | Pick<Manifest, 'version' | 'artifactVersion' | 'rollout' | 'issuedAtMs' | 'expiresAtMs' | 'disabled'>
    | undefined;
}

export async function readStatus(cloud: Cloud, nowMs: number = Date.now()): Promise<Status> {
  const database = cloud.database();
  const count = async (collection: string, where: object = {}) =>
    ((await database.collection(collection).where(where).count()) as { total: number }).total;
  const manifests = await listManifests(database, 'recommender', SHOWN_VERSIONS);
  const stopped = await listStopped(database, 'recommender');
  const versions: VersionStatus[] = [];
  for (const manifest of manifests) {
    const { version, artifactVersion, rollout, disabled, revertsTo, issuedAtMs, expiresAtMs } = manifest;
    const reports = { model: 'recommender', version };
    versions.push({
      version,
      artifactVersion,
      percent: rollout.percent,
      disabled,
      revertsTo,
      stopped: stopped.has(version),
      issuedAtMs,
      expiresAtMs,
      healthy: await count('modelHealth', { ...reports, verdict: 'healthy' }),
      failed: await count('modelHealth', { ...reports, verdict: 'failed' }),
    });
  }
  const today = Math.floor(nowMs / DAY_MS);
  const { gte, lt } = database.command as Record<
    'gte' | 'lt',
    (value: number) => { and(other: unknown): unknown }
  >;
  const reportsByDay: number[] = [];
  for (let day = today - DAYS + 1; day <= today; day += 1) {
    const receivedAtMs = gte(day * DAY_MS).and(lt((day + 1) * DAY_MS));
    reportsByDay.push(await count('modelHealth', { receivedAtMs }));
  }
  const [newest] = manifests;
  return {
    shopId: await readShopId(database),
    products: await count('products'),
    orders: await count('orders'),
    eventBatches: await count('eventBatches'),
    versions,
    reportsByDay,
    recommender: newest && {
      version: newest.version,
      artifactVersion: newest.artifactVersion,
      rollout: newest.rollout,
      issuedAtMs: newest.issuedAtMs,
      expiresAtMs: newest.expiresAtMs,
      disabled: newest.disabled,
    },
  };
}
