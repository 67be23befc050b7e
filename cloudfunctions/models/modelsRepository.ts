import { type ModelName, type SignedRotation } from '../../src/contracts';
import { type HealthCounts } from '../../src/domain/rollout/decideStop';

export interface StoredReport {
  model: ModelName;
  version: number;
  verdict: 'healthy' | 'failed';
  cause?: string;
  receivedAtMs: number;
}

export interface RolloutStop extends HealthCounts {
  model: ModelName;
  version: number;
  stoppedAtMs: number;
  failureShareAtLeast: number;
}

/** The rule for failing phones, or one of the shop's people. */
export type Stopper = 'cloud' | 'operator';

/** What the function reads and writes. Stored manifests come unparsed. */
export interface ModelsRepository {
  /** Of the highest versions first; as many as a phone could be offered. */
  listManifests(model: ModelName): Promise<unknown[]>;
  findManifest(model: ModelName, version: number): Promise<unknown>;
  /** Versions whose rollout was stopped. */
  listStopped(model: ModelName): Promise<ReadonlySet<number>>;
  /** Oldest first. */
  listRotations(limit: number): Promise<SignedRotation[]>;
  /** One report for a phone and version: a later one takes the place of the earlier. */
  putReport(openid: string, report: StoredReport): Promise<void>;
  countReports(model: ModelName, version: number): Promise<HealthCounts>;
  /** A repeat changes nothing. */
  putStop(stop: RolloutStop): Promise<void>;
  /** Appends to the shop's audit log who stopped a version, unless that stands there already. */
  noteStop(stop: RolloutStop, by: Stopper): Promise<void>;
}
