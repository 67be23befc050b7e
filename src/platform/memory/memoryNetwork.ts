import { type Network } from '../network';
import { createSignal } from '../signal';

export interface MemoryNetwork extends Network {
  setOnline(isOnline: boolean): void;
}

export function createMemoryNetwork(startOnline = true): MemoryNetwork {
  const changed = createSignal<boolean>();
  let online = startOnline;
  return {
    isOnline: () => online,
    onChange: changed.subscribe,
    setOnline(isOnline) {
      if (isOnline === online) return;
      online = isOnline;
      changed.fire(isOnline);
    },
  };
}
