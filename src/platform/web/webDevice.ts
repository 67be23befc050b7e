import { type Device } from '../device';
import { browserFamily } from './browserFamily';

export function createWebDevice(
  { userAgent, platform }: Pick<Navigator, 'userAgent' | 'platform'>,
  appVersion: string,
): Device {
  return {
    describe: () => ({ platform: 'h5', model: browserFamily(userAgent), system: platform, appVersion }),
  };
}
