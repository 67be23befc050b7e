import { createMemoryPlatform, type MemoryPlatform } from '../../platform/memory/memoryPlatform';
import { createTracker } from '../../tracking/createTracker';
import { createConsentStore, POLICY_VERSION } from './consentStore';

function setUp(platform: MemoryPlatform = createMemoryPlatform(), authorize = async () => true) {
  const tracker = createTracker({ platform, collectionByDefault: false });
  const changes: string[] = [];
  const consent = createConsentStore({
    keyValueStore: platform.keyValueStore,
    authorize,
    applyCollection: (granted) => tracker.setCollection(granted),
    async onChange(purpose, granted) {
      changes.push(`${purpose} ${granted}`);
      await tracker.track({ kind: 'consent-changed', purpose, granted, policyVersion: POLICY_VERSION });
    },
  });
  const view = () => tracker.track({ kind: 'item-viewed', itemId: 'tea', surface: 'home', dwellMs: 1 });
  return { platform, tracker, consent, changes, view };
}

describe('consent', () => {
  it('collects nothing before there is an answer', async () => {
    const { tracker, consent, view } = setUp();
    expect(await view()).toEqual({ kind: 'collection-off' });
    await consent.load();
    expect(await view()).toEqual({ kind: 'collection-off' });
    expect(tracker.queueLength()).toBe(0);
  });

  it('does not collect when the platform does not allow it, although the shopper agreed here', async () => {
    const { consent, view, changes } = setUp(createMemoryPlatform(), async () => false);
    await consent.load();
    await consent.set('collection', true);
    expect(consent.get().collection).toBe('refused');
    expect(await view()).toEqual({ kind: 'collection-off' });
    expect(changes).toEqual([]);
  });

  it('holds to a refusal given while the platform was still asking', async () => {
    let agree: (isAllowed: boolean) => void = () => undefined;
    const { consent, view } = setUp(
      createMemoryPlatform(),
      () => new Promise((resolve) => (agree = resolve)),
    );
    await consent.load();
    const granted = consent.set('collection', true);
    await consent.set('collection', false);
    agree(true);
    await granted;
    expect(consent.get().collection).toBe('refused');
    expect(await view()).toEqual({ kind: 'collection-off' });
  });

  it('asks only once it is known that nobody has answered', async () => {
    const { platform, consent } = setUp();
    expect(consent.get().isLoaded).toBe(false);
    await consent.load();
    expect(consent.get()).toMatchObject({ isLoaded: true, collection: 'not-asked' });
    await consent.set('collection', false);
    const next = setUp(createMemoryPlatform({ disk: platform.disk })).consent;
    await next.load();
    expect(next.get().collection).toBe('refused');
  });

  it('keeps one answer of the last run when the other is given before it has been read', async () => {
    const { platform, consent } = setUp();
    await consent.set('personalisation', false);
    const next = setUp(createMemoryPlatform({ disk: platform.disk })).consent;
    await next.set('collection', true);
    expect(next.get()).toMatchObject({ collection: 'granted', personalisation: false });
  });

  it('leaves no trace of a first refusal', async () => {
    const { tracker, consent, changes, view } = setUp();
    await consent.load();
    await consent.set('collection', false);
    expect(changes).toEqual([]);
    expect(await view()).toEqual({ kind: 'collection-off' });
    expect(tracker.queueLength()).toBe(0);
  });

  it('tells of the switch of personalisation only while collection is granted', async () => {
    const { consent, changes } = setUp();
    await consent.set('personalisation', false);
    await consent.set('collection', true);
    await consent.set('personalisation', true);
    await consent.set('collection', false);
    await consent.set('personalisation', false);
    expect(changes).toEqual(['collection true', 'personalisation true', 'collection false']);
  });

  it('collects from the moment it is granted, beginning with the grant', async () => {
    const { tracker, consent, view } = setUp();
    await consent.load();
    await consent.set('collection', true);
    expect(tracker.queueLength()).toBe(1);
    expect(await view()).toMatchObject({ kind: 'queued' });
  });

  it('stops at a withdrawal at once, and purges what waits: the withdrawal itself is no event', async () => {
    const { tracker, consent, changes, view } = setUp();
    await consent.load();
    await consent.set('collection', true);
    expect(await view()).toMatchObject({ kind: 'queued' });
    const withdrawn = consent.set('collection', false);
    expect(tracker.status().collection).toBe(false);
    await withdrawn;
    expect(changes).toEqual(['collection true', 'collection false']);
    expect(await view()).toEqual({ kind: 'collection-off' });
    expect(tracker.queueLength()).toBe(0);
  });

  it('stops at a withdrawal given before the device’s copy has been read, and stays stopped', async () => {
    const { platform, consent } = setUp();
    await consent.set('collection', true);
    const next = setUp(createMemoryPlatform({ disk: platform.disk, identifierSpace: 2 }));
    const withdrawn = next.consent.set('collection', false);
    expect(await next.view()).toEqual({ kind: 'collection-off' });
    await withdrawn;
    expect(next.consent.get().collection).toBe('refused');
    expect(next.tracker.queueLength()).toBe(0);
  });

  it('asks again when the text of the notice has changed, and collects nothing until then', async () => {
    const { platform, consent, view } = setUp();
    const old = { policyVersion: '2000-01', collection: 'granted', personalisation: false };
    await platform.keyValueStore.set('consent', JSON.stringify(old));
    await consent.load();
    expect(consent.get()).toMatchObject({ collection: 'not-asked', personalisation: false });
    expect(await view()).toEqual({ kind: 'collection-off' });
  });
});
