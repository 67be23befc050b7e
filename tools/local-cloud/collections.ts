/** An index over fields whose values are strings, numbers or absent; the store refuses anything else in them. */
export interface IndexDeclaration {
  name: string;
  /** In index order: equality fields first, then the fields that sort. */
  fields: readonly string[];
  unique?: boolean;
}

export type CollectionDeclarations = Readonly<Record<string, readonly IndexDeclaration[]>>;

/**
 * Every collection of the shop's cloud, and each index that its queries need. `_id` is always indexed.
 * The same list is created by hand once in the console of the real cloud.
 */
export const COLLECTIONS: CollectionDeclarations = {
  /** `_id` = `profile`: who the shop is; `merchandising`: its rules for lists. */
  shop: [],
  /** `_id` = item id. */
  products: [
    { name: 'bestsellers', fields: ['soldCount'] },
    { name: 'category_bestsellers', fields: ['categoryId', 'soldCount'] },
  ],
  /** `_id` = review id. */
  reviews: [
    { name: 'item_newest', fields: ['itemId', 'writtenAtMs'] },
    { name: 'shopper_newest', fields: ['openid', 'writtenAtMs'] },
  ],
  /** `_id` = upload id: places given out for photos of reviews that are being written. */
  photoUploads: [
    { name: 'oldest', fields: ['preparedAtMs'] },
    { name: 'shopper_oldest', fields: ['openid', 'preparedAtMs'] },
  ],
  /** `_id` = openid. */
  carts: [],
  /** `_id` = order id. */
  orders: [
    { name: 'shopper_newest', fields: ['openid', 'placedAtMs'] },
    { name: 'due', fields: ['status', 'payBeforeMs'] },
    { name: 'newest', fields: ['placedAtMs'] },
    { name: 'status_newest', fields: ['status', 'placedAtMs'] },
  ],
  /** `_id` = coupon id. */
  coupons: [{ name: 'endings', fields: ['endsAtMs'] }],
  /** `_id` = hash of openid and coupon: one shopper has a coupon once. */
  couponClaims: [{ name: 'shopper', fields: ['openid'] }],
  /** `_id` = hash of openid and decision: what a shopper agreed to, and took back. */
  consents: [{ name: 'shopper_oldest', fields: ['openid', 'recordedAtMs'] }],
  /** `_id` = hash of openid and receipt, or of openid and day: erasures with their receipts, and exports. */
  privacyRequests: [
    { name: 'newest', fields: ['requestedAtMs'] },
    { name: 'unfinished', fields: ['status', 'requestedAtMs'] },
  ],
  /** `_id` = order id: what the law has the shop keep of orders whose shopper is forgotten. */
  orderRecords: [{ name: 'expiry', fields: ['keepUntilMs'] }],
  /** `_id` = hash of openid and batch id: a repeated batch overwrites itself. */
  eventBatches: [
    { name: 'shopper_oldest', fields: ['openid', 'receivedAtMs'] },
    { name: 'oldest', fields: ['receivedAtMs'] },
    { name: 'day', fields: ['day'] },
  ],
  /** `_id` = day; and `watermark`: up to when batches have been counted. */
  eventCounters: [],
  /** `_id` = model and version: a version exists once. */
  manifests: [{ name: 'model_newest', fields: ['model', 'version'], unique: true }],
  /** `_id` = hash of openid, model and version: a phone's verdict counts once. */
  modelHealth: [{ name: 'version_verdict', fields: ['model', 'version', 'verdict'] }],
  /** `_id` = model and version: what is not offered to phones any more. */
  rolloutStops: [{ name: 'model_newest', fields: ['model', 'version'] }],
  /** `_id` = sequence: how the shop's signing key changed. */
  keyRotations: [{ name: 'oldest', fields: ['sequence'], unique: true }],
  /** `_id` = sequence: what was done, each entry with the hash of the one before. */
  auditLog: [{ name: 'oldest', fields: ['sequence'], unique: true }],
  /** `_id` = openid: who may do more than shop. */
  roles: [],
  /** What the functions asked WeChat to send; the local cloud sends nothing. */
  wechatOutbox: [{ name: 'recipient_oldest', fields: ['touser', 'sentAtMs'] }],
};
