import { type AppLifecycle } from '../appLifecycle';
import { createSignal } from '../signal';

export interface MemoryLifecycle extends AppLifecycle {
  show(): void;
  hide(): void;
  warnOfMemory(): void;
}

export function createMemoryLifecycle(): MemoryLifecycle {
  const shown = createSignal();
  const hidden = createSignal();
  const warned = createSignal();
  return {
    onShow: shown.subscribe,
    onHide: hidden.subscribe,
    onMemoryWarning: warned.subscribe,
    show: shown.fire,
    hide: hidden.fire,
    warnOfMemory: warned.fire,
  };
}
