import { type Manifest } from '../../src/contracts';
import { appendAudit } from './auditLog';
import { type Cloud } from './connectCloud';
import { expectOwnShop, expectShopKey } from './expectShopKey';
import { addManifest, findNewestManifest, listManifests, listStopped } from './manifestStore';
import { EXIT, MerchantError } from './merchantError';
import { signManifest, type MerchantKeys } from './merchantKeys';

const DAY_MS = 24 * 3600 * 1000;
const VALID_DAYS = 30;
const MODEL = 'recommender';

export interface ChangeOptions {
  cloud: Cloud;
  keys: MerchantKeys;
  now?: () => number;
}

/** Gives the newest version to more phones. Those that have it keep it: their share never shrinks. */
export async function promote({
  percent,
  ...options
}: ChangeOptions & { percent: number }): Promise<Manifest> {
  const newest = await expectNewest(options.cloud);
  const stopped = await listStopped(options.cloud.database(), MODEL);
  if (stopped.has(newest.version)) {
    throw new MerchantError(
      `version ${newest.version} was stopped because phones failed on it; roll back, or publish a repaired one`,
      EXIT.refused,
    );
  }
  if (!newest.disabled && percent < newest.rollout.percent) {
    throw new MerchantError(
      `version ${newest.version} is for ${newest.rollout.percent} % of phones already; fewer would take it from nobody: use rollback or stop`,
      EXIT.refused,
    );
  }
  const change = { disabled: false, rollout: { ...newest.rollout, percent } };
  return publishNext(options, newest, change, { action: 'promote', detail: { percent } });
}

/** Brings the artifact of an earlier version back to every phone, as a new version. Without `to`: the one before. */
export async function rollBack({ to, ...options }: ChangeOptions & { to?: number }): Promise<Manifest> {
  const database = options.cloud.database();
  const newest = await expectNewest(options.cloud);
  const stopped = await listStopped(database, MODEL);
  const earlier = (await listManifests(database, MODEL)).filter(
    ({ version, artifactVersion, disabled }) =>
      version < newest.version &&
      !disabled &&
      !stopped.has(version) &&
      artifactVersion !== newest.artifactVersion,
  );
  const target = earlier.find(({ version }) => to === undefined || version === to);
  if (!target) {
    const known = earlier.map(({ version }) => version).join(', ') || 'none';
    const wanted =
      to === undefined ? 'there is no earlier model' : `version ${to} is none that can come back`;
    throw new MerchantError(`${wanted} (possible: ${known})`, EXIT.refused);
  }
  const change = {
    ...target,
    // What led to this version leads from others now; parts and whole files are where they were.
    files: target.files.map(({ patches: _, ...file }) => file),
    rollout: { percent: 100, salt: target.rollout.salt },
    disabled: false,
    revertsTo: target.version,
  };
  return publishNext(options, newest, change, { action: 'rollback', detail: { to: target.version } });
}

/** The kill switch: every phone stops using models and shows what sells most, until something is published or promoted. */
export async function stop(options: ChangeOptions): Promise<Manifest> {
  const newest = await expectNewest(options.cloud);
  return publishNext(options, newest, { disabled: true }, { action: 'stop', detail: {} });
}

/** The newest manifest once more, under another key or for longer. Nothing when none is published. */
export async function resignNewest(options: ChangeOptions): Promise<Manifest | undefined> {
  const newest = await findNewestManifest(options.cloud.database(), MODEL);
  return newest && publishNext(options, newest, {}, undefined);
}

async function expectNewest(cloud: Cloud): Promise<Manifest> {
  const newest = await findNewestManifest(cloud.database(), MODEL);
  if (!newest) throw new MerchantError('nothing is published yet; use publish', EXIT.refused);
  return newest;
}

async function publishNext(
  { cloud, keys, now = Date.now }: ChangeOptions,
  newest: Manifest,
  change: Partial<Manifest>,
  audit: { action: string; detail: object } | undefined,
): Promise<Manifest> {
  const { shopId, version } = newest;
  expectOwnShop(shopId, keys);
  await expectShopKey(cloud.database(), keys);
  const { revertsTo: _, ...carried } = newest;
  const issuedAtMs = now();
  const manifest: Manifest = {
    ...carried,
    ...change,
    version: version + 1,
    issuedAtMs,
    expiresAtMs: issuedAtMs + VALID_DAYS * DAY_MS,
  };
  await addManifest(cloud.database(), manifest, signManifest(JSON.stringify(manifest), keys));
  if (audit) {
    const detail = { version: manifest.version, ...audit.detail };
    await appendAudit(cloud.database(), keys, { action: audit.action, detail, atMs: issuedAtMs });
  }
  return manifest;
}
