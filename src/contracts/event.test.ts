import { parseEvent, type AppEvent, type EventKind } from './event';

const minted = {
  schemaVersion: 1,
  eventId: '3f0c8f52-8b6e-4d0a-9a51-5f6a3f5f1c2d',
  occurredAtMs: 1_700_000_000_000,
  sessionId: 'session-1',
} as const;

/** An event of each kind, one field of it made wrong, and the path the parser must name. */
const cases: {
  [Kind in EventKind]: { event: Extract<AppEvent, { kind: Kind }>; wrong: object; field: string };
} = {
  'item-exposed': {
    event: {
      ...minted,
      kind: 'item-exposed',
      itemId: 'tea-1',
      surface: 'home',
      rank: 0,
      modelVersion: '2026.11.23-1',
      policy: 'personal-1',
      propensity: 0.9875,
    },
    wrong: { rank: -1 },
    field: 'rank',
  },
  'item-viewed': {
    event: { ...minted, kind: 'item-viewed', itemId: 'tea-1', surface: 'search', dwellMs: 0 },
    wrong: { dwellMs: 12.5 },
    field: 'dwellMs',
  },
  'item-dismissed': {
    event: {
      ...minted,
      kind: 'item-dismissed',
      itemId: 'tea-1',
      surface: 'home',
      reason: 'bought-already',
    },
    wrong: { reason: 'ugly' },
    field: 'reason',
  },
  'cart-added': {
    event: { ...minted, kind: 'cart-added', itemId: 'tea-1', quantity: 1, priceMinor: 1999 },
    wrong: { quantity: 0 },
    field: 'quantity',
  },
  'cart-removed': {
    event: { ...minted, kind: 'cart-removed', itemId: 'tea-1', quantity: 2 },
    wrong: { quantity: '2' },
    field: 'quantity',
  },
  'favourite-added': {
    event: { ...minted, kind: 'favourite-added', itemId: 'tea-1' },
    wrong: { itemId: '' },
    field: 'itemId',
  },
  'order-placed': {
    event: {
      ...minted,
      kind: 'order-placed',
      orderId: 'order-1',
      lines: [{ itemId: 'tea-1', quantity: 2, priceMinor: 1999 }],
      totalMinor: 3998,
    },
    wrong: { lines: [{ itemId: 'tea-1', quantity: 2, priceMinor: 19.99 }] },
    field: 'lines.0.priceMinor',
  },
  'search-submitted': {
    event: { ...minted, kind: 'search-submitted', query: '龙井', resultCount: 0 },
    wrong: { query: '茶'.repeat(101) },
    field: 'query',
  },
  'review-written': {
    event: { ...minted, kind: 'review-written', itemId: 'tea-1', rating: 5 },
    wrong: { rating: 6 },
    field: 'rating',
  },
  shared: {
    event: { ...minted, kind: 'shared', target: 'group' },
    wrong: { target: 'moments' },
    field: 'target',
  },
  'group-entered': {
    event: { ...minted, kind: 'group-entered', groupId: 'opaque-group' },
    wrong: { groupId: 7 },
    field: 'groupId',
  },
  'message-opened': {
    event: { ...minted, kind: 'message-opened', messageId: 'message-1', campaignId: 'spring' },
    wrong: { campaignId: '' },
    field: 'campaignId',
  },
  'official-account-followed': {
    event: { ...minted, kind: 'official-account-followed' },
    wrong: { sessionId: '' },
    field: 'sessionId',
  },
  'official-account-unfollowed': {
    event: { ...minted, kind: 'official-account-unfollowed' },
    wrong: { occurredAtMs: -1 },
    field: 'occurredAtMs',
  },
  'official-account-menu-tapped': {
    event: { ...minted, kind: 'official-account-menu-tapped', menuKey: 'new-goods' },
    wrong: { menuKey: undefined },
    field: 'menuKey',
  },
  'official-account-message-received': {
    event: { ...minted, kind: 'official-account-message-received', messageType: 'text' },
    wrong: { eventId: 'not-a-uuid' },
    field: 'eventId',
  },
  'consent-changed': {
    event: {
      ...minted,
      kind: 'consent-changed',
      purpose: 'personalisation',
      granted: false,
      policyVersion: '1',
    },
    wrong: { granted: 'no' },
    field: 'granted',
  },
};

describe.each(Object.entries(cases))('%s', (_, { event, wrong, field }) => {
  it('is read as it was written', () => {
    expect(parseEvent(event)).toEqual({ ok: true, value: event });
  });

  it(`is refused with one issue that names ${field}`, () => {
    const parsed = parseEvent({ ...event, ...wrong });
    expect(parsed).toEqual({ ok: false, issues: [expect.stringMatching(`^${field}: `)] });
  });

  it('is refused from a schema version that is not known', () => {
    expect(parseEvent({ ...event, schemaVersion: 2 })).toEqual({
      ok: false,
      issues: [expect.stringMatching(/^schemaVersion: /)],
    });
  });
});

describe('the propensity of an exposure', () => {
  const { event } = cases['item-exposed'];

  it('may be missing, as in events of older apps', () => {
    const { policy: _policy, propensity: _propensity, ...older } = event as Record<string, unknown>;
    expect(parseEvent(older)).toEqual({ ok: true, value: older });
  });

  it.each([0, -0.1, 1.01, NaN, '0.5'])('is refused when it is %p', (propensity) => {
    expect(parseEvent({ ...event, propensity })).toEqual({
      ok: false,
      issues: [expect.stringMatching(/^propensity: /)],
    });
  });
});

it('drops fields that the contract does not list, such as an openid sent by a client', () => {
  const event = cases['favourite-added'].event;
  expect(parseEvent({ ...event, openid: 'somebody-else' })).toEqual({ ok: true, value: event });
});

it('names every wrong field at once', () => {
  const parsed = parseEvent({ ...cases['cart-added'].event, quantity: 0, priceMinor: -1 });
  expect(parsed).toEqual({
    ok: false,
    issues: [expect.stringMatching(/^quantity: /), expect.stringMatching(/^priceMinor: /)],
  });
});

it.each([
  ['an unknown kind', { ...minted, kind: 'item-licked' }, /^kind: /],
  ['no kind', minted, /^kind: /],
  ['null', null, /^event: /],
  ['text', 'item-viewed', /^event: /],
])('refuses %s and says where', (_, input, issue) => {
  expect(parseEvent(input)).toEqual({ ok: false, issues: [expect.stringMatching(issue)] });
});
