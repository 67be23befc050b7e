import { type Database } from '../runtime/database';
import { documentKey } from '../runtime/documentKey';

/** How a document names whose it is. */
export type Owner =
  | { by: 'field'; field: string }
  /** Its id is the openid. */
  | { by: 'id' }
  /** Its id is a hash that only who knows the openid can make. */
  | { by: 'derived-ids'; ids: (openid: string, database: Database) => Promise<string[]> };

export interface PersonalCollection {
  name: string;
  owner: Owner;
  /** Field with the cloud's time of arrival: what came after a request to erase is not part of it. */
  arrivedAt?: string;
  /**
   * `remove`: deleted. `withdraw-review`: deleted with its photos, and the item's rating goes back. `discard-upload`: deleted with
   * its file. `retire-order`: what the law has the shop
   * keep stays without who it was. `keep`: not the shopper's to erase.
   */
  erasure: 'remove' | 'withdraw-review' | 'discard-upload' | 'retire-order' | 'keep';
  /** Documents on one page of an export: a reply stays below the service's 6 MB. */
  pageDocuments: number;
  /** Field that is sealed, and the field that names the place it is sealed for; opened for its owner. */
  sealed?: { field: string; placeField: string };
}

const openid: Owner = { by: 'field', field: 'openid' };
const MAX_VERSIONS = 1000;

/** Everything in the cloud that is somebody's. Erasing begins with what says most about a person. */
export const PERSONAL_COLLECTIONS: readonly PersonalCollection[] = [
  {
    name: 'eventBatches',
    owner: openid,
    arrivedAt: 'receivedAtMs',
    erasure: 'remove',
    pageDocuments: 4, // of at most 256 KB
  },
  { name: 'carts', owner: { by: 'id' }, erasure: 'remove', pageDocuments: 1 },
  {
    name: 'reviews',
    owner: openid,
    arrivedAt: 'writtenAtMs',
    erasure: 'withdraw-review',
    pageDocuments: 100,
  },
  // Photos of reviews that are being written.
  {
    name: 'photoUploads',
    owner: openid,
    arrivedAt: 'preparedAtMs',
    erasure: 'discard-upload',
    pageDocuments: 100,
  },
  {
    name: 'orders',
    owner: openid,
    arrivedAt: 'placedAtMs',
    erasure: 'retire-order',
    pageDocuments: 20,
    sealed: { field: 'personal', placeField: 'orderId' },
  },
  // A used coupon belongs to its order; without the claim it could be taken again.
  {
    name: 'couponClaims',
    owner: openid,
    arrivedAt: 'claimedAtMs',
    erasure: 'remove',
    pageDocuments: 100,
  },
  {
    name: 'wechatOutbox',
    owner: { by: 'field', field: 'touser' },
    arrivedAt: 'sentAtMs',
    erasure: 'remove',
    pageDocuments: 100,
  },
  {
    name: 'modelHealth',
    owner: { by: 'derived-ids', ids: healthReportIds },
    arrivedAt: 'receivedAtMs',
    erasure: 'remove',
    pageDocuments: MAX_VERSIONS,
  },
  {
    name: 'consents',
    owner: openid,
    arrivedAt: 'recordedAtMs',
    erasure: 'remove',
    pageDocuments: 100,
  },
  // Given by the shop's owner, who takes it back.
  { name: 'roles', owner: { by: 'id' }, erasure: 'keep', pageDocuments: 1 },
];

/** Collections that hold nothing of a shopper, each with the reason. Together with those above they are all there are. */
export const IMPERSONAL_COLLECTIONS: Readonly<Record<string, string>> = {
  shop: 'who the shop is, and its rules',
  products: 'the catalogue',
  coupons: 'what everybody may take',
  eventCounters: 'sums over all shoppers of a day',
  manifests: 'what phones are offered',
  rolloutStops: 'what phones are not offered any more',
  keyRotations: 'the shop’s signing keys',
  auditLog: 'what the shop’s owners did',
  privacyRequests: 'receipts under a hash; an openid only until the erasure is complete',
  orderRecords: 'orders without anything that names who placed them',
};

/** The query for what is a caller's in a collection. */
export async function ownedBy(
  { owner }: PersonalCollection,
  caller: string,
  database: Database,
): Promise<Record<string, unknown>> {
  switch (owner.by) {
    case 'field':
      return { [owner.field]: caller };
    case 'id':
      return { _id: caller };
    case 'derived-ids':
      return { _id: database.command.in(await owner.ids(caller, database)) };
  }
}

/** A phone's verdict lies under a hash of its openid, the model and the version. */
async function healthReportIds(caller: string, database: Database): Promise<string[]> {
  const query = database
    .collection('manifests')
    .orderBy('version', 'desc')
    .field({ model: true, version: true });
  const { data } = await query.limit(MAX_VERSIONS).get();
  return (data as { model: string; version: number }[]).map(({ model, version }) =>
    documentKey('health', caller, model, String(version)),
  );
}
