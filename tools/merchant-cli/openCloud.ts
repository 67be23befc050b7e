import { CLOUD_RECORD_FILE, readCloudRecord } from '../local-cloud/cloudRecord';
import { connectCloud, type Cloud } from './connectCloud';
import { EXIT, MerchantError } from './merchantError';

/** The environment that is the running local cloud. */
export const LOCAL = 'local';

export interface CloudChoice {
  /** `local`, or the name of an environment of WeChat's cloud. */
  env?: string;
  /** Address of a local cloud that is not the one that noted itself. */
  cloud?: string | undefined;
  record?: string;
}

/**
 * The cloud a command works on. The running local one brings its own secrets along; those of an environment of WeChat's
 * cloud come from the environment variables `TENCENTCLOUD_SECRETID` and `TENCENTCLOUD_SECRETKEY` and from nowhere else.
 */
export function openCloud({
  env = LOCAL,
  cloud: url,
  record: recordFile = CLOUD_RECORD_FILE,
}: CloudChoice): Cloud {
  const { TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, TCB_ENV } = process.env;
  if (env !== LOCAL) {
    if (!TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY) {
      throw new MerchantError(
        `--env ${env}: set TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY to keys of its owner`,
        EXIT.wrongUse,
      );
    }
    return connectCloud({ TCB_ENV: env, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY });
  }
  const record = readCloudRecord(recordFile);
  if (record && (url === undefined || sameOrigin(url, record.url)))
    return connectCloud(record.adminEnvironment);
  if (url === undefined || !TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY) {
    const wanted = url === undefined ? 'no local cloud is running' : `${url} is not the running local cloud`;
    throw new MerchantError(
      `${wanted}: start one with \`npm start\`, or name an environment of WeChat's cloud with --env`,
      EXIT.unreachable,
    );
  }
  const redirect = { TCB_CONTEXT_CNFG: JSON.stringify({ URL: new URL('/admin', url).href }) };
  return connectCloud({
    TCB_ENV: TCB_ENV ?? LOCAL,
    TENCENTCLOUD_SECRETID,
    TENCENTCLOUD_SECRETKEY,
    ...redirect,
  });
}

/** The variables that the functions of the chosen cloud have, as far as this machine knows them. */
export function functionEnvironment({
  env = LOCAL,
  record: recordFile = CLOUD_RECORD_FILE,
}: CloudChoice): Record<string, string | undefined> {
  return (env === LOCAL && readCloudRecord(recordFile)?.adminEnvironment) || process.env;
}

function sameOrigin(url: string, other: string): boolean {
  try {
    return new URL(url).origin === new URL(other).origin;
  } catch {
    throw new MerchantError(`--cloud ${url}: expected a URL such as http://127.0.0.1:8080`, EXIT.wrongUse);
  }
}
