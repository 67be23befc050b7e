import { resolve } from 'node:path';
import { createPhone } from '../phone';
import { type Gateway } from '../wx/gateway';
import { CLOUD_URL_VARIABLE } from './cloudUrlVariable';
import { createNodeGateway } from './nodeGateway';

export const WEAPP_DIST = resolve(__dirname, '../../../dist/weapp');

/** A new phone with a new shopper. */
export const newPhone = () => createPhone();

/** The way to the cloud that the project's set-up started. */
export function startedCloud(): Gateway {
  const cloudUrl = process.env[CLOUD_URL_VARIABLE];
  if (!cloudUrl) throw new Error('no cloud: run these tests with jest --selectProjects simulator');
  return createNodeGateway(cloudUrl);
}
