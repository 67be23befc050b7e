import { resolve } from 'node:path';
import { type Command } from 'commander';
import { CLOUD_RECORD_FILE } from '../local-cloud/cloudRecord';
import { KEYS_DIR, loadMerchantKeys } from './merchantKeys';
import { LOCAL, openCloud } from './openCloud';
import { readShopId } from './readShopId';

/** The options of every command that works on a cloud. */
export interface CloudOptions {
  env: string;
  cloud?: string;
  record: string;
  keys: string;
  json?: boolean;
}

export function onCloud(command: Command, description: string): Command {
  return command
    .description(description)
    .option('--env <name>', 'the cloud environment', LOCAL)
    .option('--cloud <url>', 'a local cloud, when it is not the one that noted itself')
    .option('--record <file>', 'where the running local cloud noted itself', CLOUD_RECORD_FILE)
    .option('--keys <dir>', 'folder of the key files', KEYS_DIR)
    .option('--json', 'print one JSON object');
}

export async function openShop(options: CloudOptions) {
  const cloud = openCloud(options);
  return { cloud, keys: loadMerchantKeys(await readShopId(cloud.database()), resolve(options.keys)) };
}
