import { randomBytes } from 'node:crypto';
import { keyedHash } from '../secrets';

/** WeChat opens a CloudID for so long. */
export const CLOUD_ID_LIFETIME_MS = 5 * 60_000;
/** An opengid has WeChat's length and beginning. */
const OPENGID_CHARACTERS = 26;

/** What WeChat gives for a CloudID: `data`, or why there is none (codes of wx-server-sdk 4.0.2, `error.config`). */
export type OpenedCloudId = { cloudID: string } & (
  { data: { opengid: string; watermark: object } } | { errCode: number; errMsg: string }
);

export interface CloudIds {
  /** For an entry of the shopper from the chat group of that name. */
  issue(group: string, openid: string): string;
  /** @param openid who calls the function that asks */
  open(cloudID: string, openid: string | undefined): OpenedCloudId;
}

/** WeChat's part in CloudIDs: words that say nothing, which it alone opens, for five minutes, to the shopper they are of. */
export function createCloudIds(signingKey: string, now: () => number = Date.now): CloudIds {
  const issued = new Map<string, { openid: string; opengid: string; issuedAtMs: number }>();
  const isExpired = ({ issuedAtMs }: { issuedAtMs: number }) => now() - issuedAtMs > CLOUD_ID_LIFETIME_MS;
  return {
    issue(group, openid) {
      for (const [cloudID, entry] of issued) if (isExpired(entry)) issued.delete(cloudID);
      const cloudID = randomBytes(48).toString('base64url');
      const hash = keyedHash(signingKey, 'opengid', group).toString('base64url');
      issued.set(cloudID, { openid, opengid: `tG${hash.slice(0, OPENGID_CHARACTERS)}`, issuedAtMs: now() });
      return cloudID;
    },
    open(cloudID, openid) {
      const entry = issued.get(cloudID);
      if (!entry) return { cloudID, errCode: -601005, errMsg: 'invalid cloudID' };
      if (isExpired(entry)) return { cloudID, errCode: -601006, errMsg: 'cloudID expired' };
      if (entry.openid !== openid) {
        return { cloudID, errCode: -601007, errMsg: 'cloudID and calling user does not match' };
      }
      const watermark = { appid: 'touristappid', timestamp: Math.floor(entry.issuedAtMs / 1000) };
      return { cloudID, data: { opengid: entry.opengid, watermark } };
    },
  };
}
