import { type CloudError, type HealthReport, HealthResult, parseCloudReply } from '../contracts';
import { type CloudClient } from '../platform';
import { type ModelLibrary } from './modelLibrary';

/** What a repeat does not change. */
const FINAL: readonly CloudError['code'][] = ['bad-request', 'not-found'];

/** Tells the shop the verdicts that it has not heard, each until it answers. Never rejects: the next time will do. */
export async function reportHealth(
  library: Pick<ModelLibrary, 'record' | 'settle'>,
  cloud: Pick<CloudClient, 'callFunction'>,
): Promise<void> {
  try {
    for (const verdict of (await library.record()).verdicts) {
      const { manifestVersion, artifactVersion, failed } = verdict;
      const report: HealthReport = {
        action: 'health',
        model: 'recommender',
        version: manifestVersion,
        artifactVersion,
        verdict: failed ? { kind: 'failed', cause: failed } : { kind: 'healthy' },
      };
      const reply = parseCloudReply(HealthResult, await cloud.callFunction('models', report));
      if (reply.ok && (reply.value.ok || FINAL.includes(reply.value.error.code)))
        await library.settle(verdict);
    }
  } catch {
    // Neither an unreachable cloud nor a full disk is news here.
  }
}
