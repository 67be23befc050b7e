import { type AppLifecycle } from '../appLifecycle';

type Visibility = Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;

/** A browser has no memory warning: those listeners are never called. */
export function createWebLifecycle(document: Visibility): AppLifecycle {
  function onVisibility(state: DocumentVisibilityState, listener: () => void) {
    const check = () => {
      if (document.visibilityState === state) listener();
    };
    document.addEventListener('visibilitychange', check);
    return () => document.removeEventListener('visibilitychange', check);
  }
  return {
    onShow: (listener) => onVisibility('visible', listener),
    onHide: (listener) => onVisibility('hidden', listener),
    onMemoryWarning: () => () => undefined,
  };
}
