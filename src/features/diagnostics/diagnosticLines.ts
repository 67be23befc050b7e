import { type RecommenderStatus } from '../../inference/recommender';
import { type CountByKind, type TrackerStatus } from '../../tracking/tracker';

export interface DiagnosticLine {
  name: string;
  value: string;
}

/** What a developer wants to know of a phone, in fixed English names that tests read too. */
export function diagnosticLines(recommender: RecommenderStatus, tracker: TrackerStatus): DiagnosticLine[] {
  const { state, reason, detail, backend, modelVersion, lastInferenceMs, drawCalls, lastUpdate } =
    recommender;
  const { refusedBackends = 0, lastRefusal } = recommender;
  const { queueLength, delivered, lost, collection } = tracker;
  return [
    { name: 'state', value: reason ? `${state} (${reason})` : state },
    ...(detail === undefined ? [] : [{ name: 'detail', value: detail }]),
    { name: 'backend', value: backend ?? 'none' },
    { name: 'model version', value: modelVersion ?? 'none' },
    {
      name: 'last inference',
      value: lastInferenceMs === undefined ? 'none' : `${lastInferenceMs.toFixed(1)} ms`,
    },
    { name: 'draw calls', value: drawCalls === undefined ? 'none' : String(drawCalls) },
    {
      name: 'refused backends',
      value: lastRefusal === undefined ? '0' : `${refusedBackends}, last ${lastRefusal}`,
    },
    { name: 'last update', value: lastUpdate ? updateText(lastUpdate) : 'none' },
    { name: 'queue length', value: String(queueLength) },
    { name: 'delivered', value: String(delivered) },
    {
      name: 'lost',
      value: (['overflow', 'rejected', 'invalid', 'storage'] as const)
        .map((cause) => `${cause} ${ofAllKinds(lost[cause])}`)
        .concat(`unreadable segments ${lost.unreadableSegments}`)
        .join(', '),
    },
    { name: 'collection', value: collection ? 'on' : 'off' },
  ];
}

function ofAllKinds(counts: CountByKind): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function updateText(update: NonNullable<RecommenderStatus['lastUpdate']>): string {
  switch (update.kind) {
    case 'installed':
      return `installed ${update.modelVersion}`;
    case 'kept':
      return `kept (${update.reason})`;
    case 'disabled':
      return `disabled by version ${update.version}`;
    case 'refused':
      return `refused (${update.reason}: ${update.detail})`;
  }
}
