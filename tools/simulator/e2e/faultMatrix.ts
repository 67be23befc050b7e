import { eventually } from '../../e2e/eventually';
import { type Diagnostics } from '../../e2e/diagnostics';
import { type PageName } from './pages';
import { type PhoneOptions, type PhoneVisit } from './phoneVisit';

/** What the developer overlay says, each by a pattern. */
type Expected = Partial<
  Record<'state' | 'backend' | 'detail' | 'refused backends' | 'last update' | 'collection', RegExp>
>;

export interface FaultRow {
  fault: string;
  /** What the shop goes on with, for people. */
  fallsBackTo: string;
  /** The phone is like this from its first start on. */
  from?: PhoneOptions & { consent?: 'accept' };
  /** Happens to a phone that has its shop and its model. */
  strike?: (phone: PhoneVisit) => Promise<unknown>;
  /** After every page has been visited. */
  expected: Expected;
  /** Pages that cannot show their content, and say so. */
  notices?: readonly PageName[];
  /** What comes back by itself. */
  recovery?: (phone: PhoneVisit, diagnose: () => Promise<Diagnostics>) => Promise<void>;
}

const ON_WEBGL: Expected = { state: /^ready$/, backend: /^webgl$/ };
const ON_CPU: Expected = { state: /^ready$/, backend: /^cpu$/ };
const BY_POPULARITY: Expected = { state: /^fallback/, backend: /^none$/ };

const LOOKED_AT = ['pets-02-1', 'toys-01-1', 'snacks-01-1', 'plants-01-1'];

/** Everything that is known to go wrong on phones, and what the shop does then. */
export const FAULT_MATRIX: readonly FaultRow[] = [
  { fault: 'none', fallsBackTo: 'WebGL', from: {}, expected: ON_WEBGL },
  {
    fault: 'no WebGL',
    fallsBackTo: 'CPU',
    from: { faults: ['no-webgl'] },
    expected: { ...ON_CPU, detail: /webgl: .*no WebGL/ },
  },
  {
    fault: 'no float textures',
    fallsBackTo: 'CPU',
    from: { faults: ['no-float-textures'] },
    expected: { ...ON_CPU, detail: /OES_texture_float/ },
  },
  {
    fault: '16-bit floats only',
    fallsBackTo: 'WebGL, within the tolerance for 16 bits',
    from: { faults: ['half-float'] },
    expected: ON_WEBGL,
  },
  {
    fault: 'scores are 0 from the start',
    fallsBackTo: 'CPU, by the self-test',
    from: { faults: ['zero-scores'] },
    expected: { ...ON_CPU, detail: /are 0/ },
  },
  {
    fault: 'scores become 0',
    fallsBackTo: 'CPU, at the next pick',
    strike: (phone) => phone.setFault('zero-scores', true),
    expected: ON_CPU,
  },
  {
    fault: 'GPU context lost',
    fallsBackTo: 'CPU at the next pick, then WebGL again',
    strike: (phone) => phone.call('loseContexts'),
    expected: { state: /^ready$/, 'refused backends': /webgl failed: the context was lost/ },
    async recovery(phone, diagnose) {
      // The engine asks for the GPU again some seconds after it was lost, at the next pick.
      let looks = 0;
      await eventually(async () => {
        // Another one each time: a second look at the same goods is no reason to pick anew.
        const itemId = LOOKED_AT[(looks += 1) % LOOKED_AT.length];
        await phone.open(`pages/product/index?itemId=${itemId}&from=home`);
        await phone.shown('#product-title').waitFor();
        await phone.back();
        expect(await diagnose()).toMatchObject({ state: 'ready', backend: 'webgl' });
      }, 90_000);
    },
  },
  {
    fault: 'memory warning',
    fallsBackTo: 'the last list; the model again at the next pick',
    async strike(phone) {
      const before = await phone.call('lostContexts');
      await phone.call('warnOfMemory');
      // Not that none is left: the next pick may have come meanwhile.
      await eventually(async () => expect(await phone.call('lostContexts')).toBeGreaterThan(before), 60_000);
    },
    expected: ON_WEBGL,
  },
  {
    fault: 'storage full from the start',
    fallsBackTo: 'popularity',
    from: { faults: ['storage-full'] },
    expected: { ...BY_POPULARITY, 'last update': /storage-failed/ },
  },
  {
    fault: 'storage becomes full',
    fallsBackTo: 'WebGL; what is new is not kept',
    strike: (phone) => phone.setFault('storage-full', true),
    expected: ON_WEBGL,
  },
  {
    fault: 'cloud fails from the start',
    fallsBackTo: 'a word to the shopper',
    from: { faults: ['cloud-error'] },
    expected: BY_POPULARITY,
    notices: [
      'home',
      'category',
      'product',
      'reviews',
      'order-confirmation',
      'orders',
      'cart',
      'favourites',
      'history',
      'search',
      'preferences',
      'order',
      'coupons',
    ],
    async recovery(phone, diagnose) {
      await phone.setFault('cloud-error', false);
      await phone.openTab('首页');
      await phone.shown('#catalogue-failed').getByRole('button', { name: '重试' }).tap();
      expect((await phone.shownItems(6)).length).toBe(6);
      await diagnose();
    },
  },
  {
    fault: 'cloud fails later',
    fallsBackTo: 'the stored shop, on WebGL',
    strike: (phone) => phone.setFault('cloud-error', true),
    expected: ON_WEBGL,
    notices: ['reviews', 'orders', 'order', 'coupons'],
  },
  {
    fault: 'offline',
    fallsBackTo: 'the stored shop, on WebGL',
    strike: (phone) => phone.setNetwork('offline'),
    expected: ON_WEBGL,
    notices: ['reviews', 'orders', 'order', 'coupons'],
  },
  {
    fault: 'slow network',
    fallsBackTo: 'skeletons, then WebGL',
    from: { network: 'slow' },
    expected: ON_WEBGL,
  },
  {
    fault: 'clock 400 days ahead from the start',
    fallsBackTo: 'popularity: the model has expired',
    from: { faults: ['clock-jump'] },
    expected: { ...BY_POPULARITY, 'last update': /expired/ },
  },
  {
    fault: 'WeChat’s privacy question refused',
    fallsBackTo: 'WebGL; nothing is collected',
    from: { faults: ['privacy-refused'], consent: 'accept' },
    expected: { ...ON_WEBGL, collection: /^off$/ },
  },
  {
    fault: 'clock jumps 400 days ahead',
    fallsBackTo: 'WebGL',
    strike: (phone) => phone.setFault('clock-jump', true),
    expected: ON_WEBGL,
  },
];
