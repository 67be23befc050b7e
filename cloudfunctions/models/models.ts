import {
  type HealthReport,
  type HealthResult,
  type Manifest,
  MAX_ROTATIONS,
  parseManifest,
  parseSignedManifest,
  type ManifestResult,
  type ModelName,
  type ModelsRequest,
  type SignedManifest,
  type SignedRotation,
} from '../../src/contracts';
import { decideStop } from '../../src/domain/rollout/decideStop';
import { fail, succeed, type Reply } from '../runtime/reply';
import { type Call } from '../runtime/entry';
import { type ModelsRepository } from './modelsRepository';

/** Answers any request of the phones about models. */
export function answerModels(
  request: ModelsRequest,
  call: Call,
  repository: ModelsRepository,
): Reply<ManifestResult | HealthResult> {
  return request.action === 'health'
    ? takeReport(request, call, repository)
    : offerManifest(request.model, repository);
}

/**
 * The newest signed manifest of a model that is not stopped, and the changes of key that led to it. The signature is the
 * phone's to check, which alone knows whom to trust; what no phone could even read is not sent out.
 */
async function offerManifest(model: ModelName, repository: ModelsRepository): Reply<ManifestResult> {
  const [stored, stopped, rotations] = await Promise.all([
    repository.listManifests(model),
    repository.listStopped(model),
    repository.listRotations(MAX_ROTATIONS),
  ]);
  for (const candidate of stored) {
    const read = readManifest(candidate);
    if (!read) return fail('internal', `a manifest of ${model} is malformed`);
    if (isHeldBack(read.manifest, stopped)) continue;
    return succeed(withRotations({ signed: read.signed }, rotations));
  }
  return succeed(withRotations({}, rotations));
}

/** Stops only ever withhold a model. A kill switch is never withheld: it would bring back what it switched off. */
function isHeldBack({ version, disabled }: Manifest, stopped: ReadonlySet<number>): boolean {
  return !disabled && stopped.has(version);
}

function withRotations(result: ManifestResult, rotations: SignedRotation[]): ManifestResult {
  return rotations.length > 0 ? { ...result, rotations } : result;
}

function readManifest(stored: unknown): { signed: SignedManifest; manifest: Manifest } | undefined {
  const signed = parseSignedManifest(stored);
  if (!signed.ok) return undefined;
  const manifest = parseManifest(signed.value.payload);
  return manifest.ok ? { signed: signed.value, manifest: manifest.value } : undefined;
}

/** Counts one phone's verdict once, and stops the version's rollout when too many phones fail on it. */
async function takeReport(
  { model, version, artifactVersion, verdict }: HealthReport,
  { openid, nowMs }: Call,
  repository: ModelsRepository,
): Reply<HealthResult> {
  const read = readManifest(await repository.findManifest(model, version));
  if (read?.manifest.artifactVersion !== artifactVersion) {
    return fail('not-found', `version ${version} of ${model} does not bring ${artifactVersion}`);
  }
  const cause = verdict.kind === 'failed' ? { cause: verdict.cause } : {};
  const report = { model, version, verdict: verdict.kind, ...cause, receivedAtMs: nowMs };
  await repository.putReport(openid, report);
  const stopped = await repository.listStopped(model);
  if (stopped.has(version)) return succeed({ isStopped: true });
  if (verdict.kind === 'healthy') return succeed({ isStopped: false });
  const counts = await repository.countReports(model, version);
  const decision = decideStop(counts);
  if (decision.kind === 'go-on') return succeed({ isStopped: false });
  const { failureShareAtLeast } = decision;
  const stop = { model, version, stoppedAtMs: nowMs, ...counts, failureShareAtLeast };
  // First: a call that ends between the two is made good by the next report, which finds the version not stopped yet.
  await repository.noteStop(stop, 'cloud');
  await repository.putStop(stop);
  return succeed({ isStopped: true });
}
