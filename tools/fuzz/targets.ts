import {
  parseGroupEntry,
  parseMerchantRequest,
  parseModelsRequest,
  parsePrivacyRequest,
  parseShopRequest,
  parseSyncRequest,
  PRIVACY_ROLES,
  requiredMerchantRole,
} from '../../src/contracts';
import { collectEvents } from '../../cloudfunctions/collect/collect';
import { createPutBatch } from '../../cloudfunctions/collect/putBatch';
import { answerCounting } from '../../cloudfunctions/event-counters/answerCounting';
import { createCloudCounterRepository } from '../../cloudfunctions/event-counters/cloudCounterRepository';
import { recordEntry } from '../../cloudfunctions/groups/recordEntry';
import { answerMerchant } from '../../cloudfunctions/merchant/merchant';
import { SIMULATED_REFUND } from '../../cloudfunctions/merchant/refundProvider';
import { createShopOrdersRepository } from '../../cloudfunctions/merchant/shopOrdersRepository';
import { createCloudModelsRepository } from '../../cloudfunctions/models/cloudModelsRepository';
import { answerModels } from '../../cloudfunctions/models/models';
import { answerPush } from '../../cloudfunctions/official-account/answerPush';
import { signPush } from '../../cloudfunctions/official-account/pushCrypto';
import { answerPrivacy } from '../../cloudfunctions/privacy/privacy';
import { createPrivacyRequests } from '../../cloudfunctions/privacy/privacyRequests';
import { CLOUD_SIGNER } from '../../cloudfunctions/runtime/auditTrail';
import { type Database } from '../../cloudfunctions/runtime/database';
import { createEntry } from '../../cloudfunctions/runtime/entry';
import { createRoleFinder } from '../../cloudfunctions/runtime/findRole';
import { parseHttpCall, replyText } from '../../cloudfunctions/runtime/httpCall';
import { createPersonalFields, PERSONAL_KEYS_VARIABLE } from '../../cloudfunctions/runtime/personalFields';
import { createCloudShopRepository } from '../../cloudfunctions/shop/cloudShopRepository';
import { answerShop } from '../../cloudfunctions/shop/shop';
import { createReviewIntake } from '../../cloudfunctions/testing/reviewIntake';
import { type SeededRandom } from '../demo-shop/seededRandom';
import { VICTIM } from './victim';

export interface Caller {
  openid: string | undefined;
  nowMs: number;
}

/** One function with requests that it accepts, from which the fuzzed ones are made. */
export interface FuzzTarget {
  name: string;
  /** Answers calls without an openid, and no others. */
  isForOwners?: true;
  requests: (random: SeededRandom) => unknown;
  call: (request: unknown, caller: Caller) => Promise<unknown>;
}

/** A key for what is sealed, of this run alone. */
const PERSONAL_KEYS = {
  [PERSONAL_KEYS_VARIABLE]: JSON.stringify({
    current: 'fuzz',
    keys: { fuzz: Buffer.alloc(32, 7).toString('base64') },
  }),
};

const uuid = (random: SeededRandom) =>
  `00000000-0000-4000-8000-${Math.floor(random.next() * 2 ** 40)
    .toString(16)
    .padStart(12, '0')}`;

export function createFuzzTargets(database: Database): FuzzTarget[] {
  let caller: Caller = { openid: undefined, nowMs: 0 };
  // No fuzzed call may be stopped by the limit before it has been read.
  const common = {
    rateLimit: { burst: 1e6, perMinute: 60_000 },
    readOpenid: () => caller.openid,
    now: () => caller.nowMs,
  };
  const putBatch = createPutBatch(database);
  const personalFields = createPersonalFields(PERSONAL_KEYS);
  const repository = createCloudShopRepository(database, personalFields);
  const intake = createReviewIntake({ database });
  const requests = createPrivacyRequests(database);
  const models = createCloudModelsRepository(database);
  const counters = createCloudCounterRepository(database);
  const findRole = createRoleFinder(database);
  const orders = createShopOrdersRepository({ database, personalFields, signer: CLOUD_SIGNER });
  const entries = {
    collect: createEntry({
      ...common,
      parse: parseSyncRequest,
      run: (request, call) => collectEvents(request, { ...call, putBatch }),
    }),
    groups: createEntry({
      ...common,
      parse: parseGroupEntry,
      run: (request, call) => recordEntry(request, { ...call, openCloudId, putBatch }),
    }),
    shop: createEntry({
      ...common,
      parse: parseShopRequest,
      run: (request, call) => answerShop(request, call, repository, intake),
    }),
    models: createEntry({
      ...common,
      parse: parseModelsRequest,
      run: (request, call) => answerModels(request, call, models),
    }),
    merchant: createEntry({
      ...common,
      parse: parseMerchantRequest,
      access: { requiredRole: requiredMerchantRole, findRole },
      run: (request, call) =>
        answerMerchant(request, { ...call, models, findRole, orders, refundProviders: [SIMULATED_REFUND] }),
    }),
    privacy: createEntry({
      ...common,
      parse: parsePrivacyRequest,
      access: { requiredRole: ({ action }) => PRIVACY_ROLES[action], findRole },
      run: (request, call) =>
        answerPrivacy(request, { ...call, database, files: intake.files, personalFields, requests }),
    }),
  };
  const as = (entry: (request: unknown) => Promise<unknown>) => (request: unknown, by: Caller) => {
    caller = by;
    return entry(request);
  };
  return [
    { name: 'collect', requests: syncRequest, call: as(entries.collect) },
    { name: 'groups', requests: groupEntry, call: as(entries.groups) },
    { name: 'shop', requests: shopRequest, call: as(entries.shop) },
    { name: 'models', requests: modelsRequest, call: as(entries.models) },
    { name: 'merchant', requests: merchantRequest, call: as(entries.merchant) },
    { name: 'privacy', requests: privacyRequest, call: as(entries.privacy) },
    {
      name: 'official-account',
      requests: pushRequest,
      async call(request, { nowMs }) {
        const call = parseHttpCall(request);
        if (!call) return replyText(400, 'no HTTP call');
        return answerPush(call, { account: { token: PUSH_TOKEN }, nowMs, putBatch });
      },
    },
    {
      name: 'event-counters',
      isForOwners: true,
      // Its timer sends nothing that is read; what it reads are the batches that phones sent.
      requests: syncRequest,
      async call(request, by) {
        await as(entries.collect)(request, { ...by, openid: by.openid ?? 'oAttacker' });
        return answerCounting(by.openid, by.nowMs, counters);
      },
    },
  ];
}

const PUSH_TOKEN = 'the-token';

function pushRequest(random: SeededRandom): unknown {
  const Event = random.pick(['subscribe', 'unsubscribe', 'CLICK', 'VIEW', 'LOCATION']);
  const fields = {
    FromUserName: 'oFan',
    CreateTime: random.below(2e9),
    MsgType: 'event',
    Event,
    EventKey: 'k',
  };
  return {
    httpMethod: random.pick(['GET', 'POST', 'POST']),
    queryStringParameters: {
      timestamp: '1',
      nonce: '2',
      signature: signPush(PUSH_TOKEN, '1', '2'),
      echostr: 'e',
    },
    body: JSON.stringify(fields),
    isBase64Encoded: false,
  };
}

function modelsRequest(random: SeededRandom): unknown {
  const version = 1 + random.below(3);
  return random.pick([
    { action: 'manifest', model: 'recommender', installedVersion: 0 },
    {
      action: 'health',
      model: 'recommender',
      version,
      artifactVersion: `a${version}`,
      verdict: random.pick([{ kind: 'healthy' }, { kind: 'failed', cause: 'engine' }]),
    },
  ]);
}

/** Nobody here has a role: all but the first are to be refused. */
function merchantRequest(random: SeededRandom): unknown {
  const { orderId } = VICTIM;
  return random.pick([
    { action: 'my-role' },
    { action: 'rollout-health', model: 'recommender', version: 1 },
    { action: 'stop-rollout', model: 'recommender', version: 1 },
    { action: 'shop-orders', withPersonal: random.chance(0.5), offset: 0, limit: 10 },
    { action: 'ship-order', orderId, carrier: '顺丰', trackingNumber: 'SF1234567890' },
    { action: 'approve-refund', orderId },
    { action: 'decline-refund', orderId, reason: '不退' },
    { action: 'refund-order', orderId },
  ]);
}

function privacyRequest(random: SeededRandom): unknown {
  const receiptId = random.chance(0.3) ? VICTIM.receiptId : uuid(random);
  const collection = random.pick(['eventBatches', 'carts', 'reviews', 'orders', 'roles', 'products']);
  return random.pick([
    {
      action: 'record-consent',
      decisionId: VICTIM.decisionId,
      purpose: 'collection',
      granted: random.chance(0.5),
      policyVersion: '1',
      decidedAtMs: 1,
    },
    { action: 'export' },
    { action: 'export', cursor: { collection, after: random.pick(['', VICTIM.orderId]) } },
    { action: 'erase', receiptId },
    { action: 'receipt', receiptId },
    { action: 'audit', offset: 0, limit: 10 },
  ]);
}

function syncRequest(random: SeededRandom): unknown {
  const base = { schemaVersion: 1, eventId: uuid(random), occurredAtMs: 1_700_000_000_000, sessionId: 's' };
  const events = [
    { ...base, kind: 'shared', target: 'group' },
    { ...base, kind: 'item-viewed', itemId: 'tea', surface: 'home', dwellMs: 1 },
    {
      ...base,
      kind: 'order-placed',
      orderId: VICTIM.orderId,
      lines: [{ itemId: 'tea', quantity: 1, priceMinor: 1 }],
      totalMinor: 1,
    },
  ];
  return {
    batchId: random.chance(0.2) ? VICTIM.batchId : uuid(random),
    events: random.shuffle(events).slice(random.below(3)),
    losses: [{ cause: 'overflow', kind: 'shared', count: 1 }],
  };
}

const CLOUD_ID = 'a word of WeChat';

/** As WeChat answers for a word that is its own, and for any other. */
async function openCloudId(cloudId: string): Promise<unknown> {
  if (cloudId === CLOUD_ID) return { cloudID: cloudId, data: { opengid: 'tGOpaque' } };
  return { cloudID: cloudId, errCode: -601005, errMsg: 'invalid cloudID' };
}

function groupEntry(random: SeededRandom): unknown {
  return {
    schemaVersion: 1,
    eventId: random.chance(0.2) ? VICTIM.batchId : uuid(random),
    occurredAtMs: 1_700_000_000_000,
    sessionId: 's',
    cloudId: random.chance(0.5) ? CLOUD_ID : 'tGForged',
  };
}

function shopRequest(random: SeededRandom): unknown {
  const orderId = random.chance(0.3) ? VICTIM.orderId : uuid(random);
  const reviewId = random.chance(0.3) ? VICTIM.reviewId : uuid(random);
  const photo = `cloud://shop-1.bucket/review-uploads/${VICTIM.uploadId}`;
  const address = { recipient: '李雷', phone: '13800138000', address: '深圳市深南路 1 号' };
  return random.pick([
    { action: 'shop-profile' },
    { action: 'merchandising' },
    { action: 'catalogue-page', categoryId: 'tea', offset: 0, limit: 10, knownTag: '0'.repeat(32) },
    { action: 'product', itemId: 'tea' },
    { action: 'reviews', itemId: 'tea', offset: 0, limit: 10 },
    { action: 'write-review', reviewId, itemId: 'tea', rating: 1, text: '不好' },
    { action: 'prepare-photo' },
    { action: 'write-review', reviewId, itemId: 'tea', rating: 1, text: '不好', photos: [photo] },
    { action: 'withdraw-review', reviewId },
    { action: 'cart' },
    { action: 'save-cart', cart: { lines: [{ itemId: 'tea', quantity: 1 }], updatedAtMs: 9e12 } },
    {
      action: 'place-order',
      orderId,
      lines: [{ itemId: 'tea', quantity: 1 }],
      expectedTotalMinor: 100,
      address,
    },
    { action: 'pay-order', orderId, provider: 'simulated' },
    { action: 'orders', offset: 0, limit: 10 },
    { action: 'orders', filter: random.pick(['paid', 'after-sales']), offset: 0, limit: 10 },
    { action: 'order', orderId },
    { action: 'cancel-order', orderId },
    { action: 'confirm-receipt', orderId },
    { action: 'request-after-sales', orderId, kind: 'refund', reason: '不想要了' },
    { action: 'withdraw-after-sales', orderId },
    { action: 'coupons' },
    { action: 'claim-coupon', couponId: 'welcome' },
  ]);
}
