import { type Network } from '../network';

export function createWebNetwork(
  target: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  navigator: Pick<Navigator, 'onLine'>,
): Network {
  return {
    isOnline: () => navigator.onLine,
    onChange(listener) {
      const goOnline = () => listener(true);
      const goOffline = () => listener(false);
      target.addEventListener('online', goOnline);
      target.addEventListener('offline', goOffline);
      return () => {
        target.removeEventListener('online', goOnline);
        target.removeEventListener('offline', goOffline);
      };
    },
  };
}
