import { CLOUD_RECORD_FILE, readCloudRecord } from '../local-cloud/cloudRecord';
import { connectCloud, type Cloud } from './connectCloud';
import { MerchantError } from './merchantError';

/**
 * The cloud a command works on: the running local one as it noted itself, or, with `url` or without a
 * local one, the one whose secrets the environment holds (`TCB_ENV`, `TENCENTCLOUD_SECRETID`, `…KEY`).
 */
export function openCloud(url: string | undefined, recordFile: string = CLOUD_RECORD_FILE): Cloud {
  const record = readCloudRecord(recordFile);
  if (record && (url === undefined || sameOrigin(url, record.url)))
    return connectCloud(record.adminEnvironment);
  const { TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env;
  if (!TCB_ENV || !TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY) {
    const wanted = url === undefined ? 'no local cloud is running' : `${url} is not the running local cloud`;
    throw new MerchantError(
      `${wanted}: start one with \`npm start\`, or set TCB_ENV, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY`,
    );
  }
  const redirect =
    url === undefined ? {} : { TCB_CONTEXT_CNFG: JSON.stringify({ URL: new URL('/admin', url).href }) };
  return connectCloud({ TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, ...redirect });
}

function sameOrigin(url: string, other: string): boolean {
  try {
    return new URL(url).origin === new URL(other).origin;
  } catch {
    throw new MerchantError(`--cloud ${url}: expected a URL such as http://127.0.0.1:8080`);
  }
}
