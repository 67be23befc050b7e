import { resolve } from 'node:path';
import { CLOUD_URL_VARIABLE } from './cloudUrlVariable';
import { createPhone, type Phone } from './phone';

export const WEAPP_DIST = resolve(__dirname, '../../dist/weapp');

/** A new phone with a new shopper, in front of the cloud that the project's set-up started. */
export function newPhone(): Phone {
  const cloudUrl = process.env[CLOUD_URL_VARIABLE];
  if (!cloudUrl) throw new Error('no cloud: run these tests with jest --selectProjects simulator');
  return createPhone(cloudUrl);
}
