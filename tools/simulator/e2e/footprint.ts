import { type CDPSession } from 'playwright-core';
import { type PhoneVisit } from './phoneVisit';

/** What a phone's window holds. */
export interface Footprint {
  heapBytes: number;
  nodes: number;
  listeners: number;
  /** Of WebGL. */
  contexts: number;
}

/** A page has about 300 nodes and 60 KB: one of 50 pages in five that stayed would show itself. */
const ALLOWED_GROWTH: Footprint = { heapBytes: 1_500_000, nodes: 1500, listeners: 200, contexts: 0 };

export async function openFootprint(phone: PhoneVisit): Promise<() => Promise<Footprint>> {
  const devtools: CDPSession = await phone.context.newCDPSession(phone.page);
  await devtools.send('Performance.enable');
  /** After everything that nobody holds has gone. */
  return async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    return {
      heapBytes: of('JSHeapUsedSize'),
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      contexts: await phone.call('liveContexts'),
    };
  };
}

/** What has grown by more than chance. */
export function growth(before: Footprint, after: Footprint): string[] {
  return (Object.keys(ALLOWED_GROWTH) as (keyof Footprint)[])
    .filter((name) => after[name] > before[name] + ALLOWED_GROWTH[name])
    .map((name) => `${name}: ${before[name]} → ${after[name]}`);
}
