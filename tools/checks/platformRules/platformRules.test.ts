import { type PageSight } from './pageSight';
import { type AppDeclaration, type PhoneUse } from './phoneUse';
import { checkPlatformRules } from './platformRules';

const sight: PageSight = {
  nodes: 999,
  depth: 29,
  mostChildren: 60,
  targets: [{ name: 'button', side: 20 }],
  unlabelled: [],
  texts: [
    { text: 'small', contrast: 4.5, isLarge: false },
    { text: 'large', contrast: 3, isLarge: true },
  ],
  pictures: [{ source: '/tile.png', pixelsPerPixel: 3 }],
};
const use: PhoneUse = {
  setData: Array.from({ length: 20 }, (_, index) => ({ route: 'home', bytes: 32 * 1024, atMs: index })),
  calls: Array.from({ length: 10 }, (_, index) => ({
    name: 'cloud.downloadFile',
    text: `file ${index}`,
    startMs: 0,
    durationMs: 1000,
  })),
  lifecycle: [
    { route: 'home', name: 'onLoad', durationMs: 500 },
    { route: 'home', name: 'onLoad', durationMs: 50 },
  ],
  storageBytes: 5 * 1024 * 1024,
};
const app: AppDeclaration = { lazyCodeLoading: 'requiredComponents' };

/** Names of the rules that are broken. */
const broken = (change: { sight?: Partial<PageSight>; use?: Partial<PhoneUse>; app?: AppDeclaration }) =>
  checkPlatformRules({ home: { ...sight, ...change.sight } }, { ...use, ...change.use }, change.app ?? app)
    .filter(({ passed }) => !passed)
    .map(({ name }) => name);

it('passes what lies just within every rule', () => {
  expect(broken({})).toEqual([]);
});

const call = { name: 'cloud.callFunction', text: 'shop', startMs: 0, durationMs: 900 };

it.each<[string, Parameters<typeof broken>[0]]>([
  ['nodes of a page', { sight: { nodes: 1000 } }],
  ['depth of a page', { sight: { depth: 30 } }],
  ['children of a node', { sight: { mostChildren: 61 } }],
  ['tap targets, shorter side', { sight: { targets: [{ name: 'button', side: 19.9 }] } }],
  ['contrast of texts', { sight: { texts: [{ text: 'pale', contrast: 4.4, isLarge: false }] } }],
  ['contrast of texts', { sight: { texts: [{ text: 'pale', contrast: 2.9, isLarge: true }] } }],
  ['pixels of a picture for one shown', { sight: { pictures: [{ source: '/a', pixelsPerPixel: 3.1 }] } }],
  ['labels of controls', { sight: { unlabelled: ['wx-view'] } }],
  ['bytes of a setData', { use: { setData: [{ route: 'home', bytes: 32 * 1024 + 1, atMs: 0 }] } }],
  ['setData in a second', { use: { setData: [...use.setData, { route: 'home', bytes: 1, atMs: 999 }] } }],
  ['time of a request', { use: { calls: [{ ...call, durationMs: 1001 }] } }],
  ['long requests at once', { use: { calls: [...use.calls, call] } }],
  ['same file twice in 3 min', { use: { calls: [use.calls[0]!, { ...use.calls[0]!, startMs: 179_999 }] } }],
  [
    'task of a lifecycle function',
    { use: { lifecycle: [{ route: 'home', name: 'onLoad', durationMs: 51 }] } },
  ],
  ['storage in use', { use: { storageBytes: 5 * 1024 * 1024 + 1 } }],
  ['code of components is loaded lazily', { app: {} }],
  ['plugins declared for the whole app', { app: { ...app, plugins: { chat: {} } } }],
])('fails by its name: %s', (name, change) => {
  expect(broken(change)).toEqual([name]);
});
