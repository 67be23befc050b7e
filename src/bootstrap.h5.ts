import * as v from 'valibot';
import './app.h5.css';
import { type AppServices, createAppServices } from './appServices';
import { clampFontScale } from './components/clampFontScale';
import { observeGroups } from './components/observeGroups.h5';
import { observeTiles } from './features/recommend/observeTiles.h5';
import { createTextReader } from './inference/createTextReader';
import { createRecommender } from './inference/createRecommender';
import { FEATURE_SCHEMA_HASH } from './models/recommender/featureSchemaHash';
import { createWebPlatform } from './platform/web/webPlatform';
import { createValueStore } from './state/valueStore';
import { createTracker } from './tracking/createTracker';

/** What the gateway writes into `config.js`, which the page runs before this app. */
const PageConfig = v.object({
  shopId: v.pipe(v.string(), v.minLength(1)),
  publicKeys: v.record(v.string(), v.string()),
});

declare global {
  interface Window {
    __ZHANGGUI__?: unknown;
  }
}

const loadEngine = () =>
  import(/* webpackMode: "lazy", webpackChunkName: "engine" */ './packages/engine/engine');

/** The text model that lies beside the page. */
async function loadTextModel(): Promise<unknown> {
  const reply = await fetch('packages/text/model.json');
  if (!reply.ok) throw new Error(`packages/text/model.json: ${reply.status}`);
  return reply.json();
}

/** The same shop in a browser, for previews. */
export function bootstrap(): AppServices {
  const { shopId, publicKeys } = readPageConfig();
  const platform = createWebPlatform({ appVersion: APP_VERSION, shopId });
  const tracker = createTracker({ platform, collectionByDefault: false });
  const services = createAppServices({
    platform,
    recommender: createRecommender({
      platform,
      loadEngine,
      publicKeys,
      shopId,
      featureSchemaHash: FEATURE_SCHEMA_HASH,
      mayReport: () => tracker.status().collection,
    }),
    textReader: createTextReader({ platform, loadEngine, loadModel: loadTextModel }),
    tracker,
    observeTiles,
    observeGroups,
    fontScale: createValueStore(readFontScale()),
  });
  return {
    ...services,
    start() {
      labelNavigationBar();
      return services.start();
    },
  };
}

/** Taro's bar for browsers has two buttons that a keyboard does not reach and a screen reader does not name. */
function labelNavigationBar() {
  for (const [name, label] of [
    ['back', '返回'],
    ['home', '回到首页'],
  ] as const) {
    const button = document.querySelector<HTMLElement>(`.taro-navigation-bar-${name}`);
    button?.setAttribute('role', 'button');
    button?.setAttribute('aria-label', label);
    button?.setAttribute('tabindex', '0');
    button?.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') button.click();
    });
  }
}

/** A page without a gateway behind it falls back to what was compiled in. */
function readPageConfig(): v.InferOutput<typeof PageConfig> {
  const parsed = v.safeParse(PageConfig, window.__ZHANGGUI__);
  if (parsed.success) return parsed.output;
  return { shopId: SHOP_ID, publicKeys: MODEL_PUBLIC_KEYS };
}

const STANDARD_ROOT_PX = 16;

/** The reader's text size in the browser's settings. */
function readFontScale(): number {
  const rootPx = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return clampFontScale(rootPx / STANDARD_ROOT_PX);
}
