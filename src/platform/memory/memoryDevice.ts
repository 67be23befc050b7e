import { type Device } from '../device';

export function createMemoryDevice(appVersion: string): Device {
  return { describe: () => ({ platform: 'test', model: 'memory', system: 'none', appVersion }) };
}
