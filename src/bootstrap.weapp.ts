import Taro from '@tarojs/taro';
import { type AppServices, createAppServices } from './appServices';
import { clampFontScale } from './components/clampFontScale';
import { observeGroups } from './components/observeGroups';
import { observeTiles } from './features/recommend/observeTiles';
import { createTextReader } from './inference/createTextReader';
import { createRecommender } from './inference/createRecommender';
import { type EngineModule } from './inference/engine';
import { type TextEngineModule } from './inference/textEngine';
import { FEATURE_SCHEMA_HASH } from './models/recommender/featureSchemaHash';
import { createWxPlatform } from './platform/wx/wxPlatform';
import { createValueStore } from './state/valueStore';
import { createTracker } from './tracking/createTracker';

declare const __non_webpack_require__: { async(path: string): Promise<unknown> };

/**
 * Loads code of another subpackage; WeChat downloads it when needed (base library 2.11.2). The path is a literal, relative
 * to the output file of this module, which lies at the root because app.tsx imports it.
 */
const loadEngine = () =>
  __non_webpack_require__.async('./packages/engine/engine.js') as Promise<EngineModule & TextEngineModule>;

/** The text model that the app carries, a package of its own. */
const loadTextModel = async () => {
  const carried = await __non_webpack_require__.async('./packages/text/model.js');
  return (carried as { model: unknown }).model;
};

/** The shop inside of WeChat. */
export function bootstrap(): AppServices {
  const platform = createWxPlatform({
    appVersion: APP_VERSION,
    cloudEnvironment: CLOUD_ENVIRONMENT,
    fileIdPrefix: CLOUD_FILE_PREFIX,
  });
  const fontScale = createValueStore(readFontScale());
  platform.lifecycle.onShow(() => fontScale.set(readFontScale()));
  const tracker = createTracker({ platform, collectionByDefault: false });
  return createAppServices({
    platform,
    recommender: createRecommender({
      platform,
      loadEngine,
      publicKeys: MODEL_PUBLIC_KEYS,
      shopId: SHOP_ID,
      featureSchemaHash: FEATURE_SCHEMA_HASH,
      mayReport: () => tracker.status().collection,
    }),
    textReader: createTextReader({ platform, loadEngine, loadModel: loadTextModel }),
    tracker,
    observeTiles,
    observeGroups,
    fontScale,
  });
}

/** WeChat's text size setting, 1.4 in its mode for the elderly (base library 2.23.4). */
function readFontScale(): number {
  const facts = Taro.getAppBaseInfo?.() as { fontSizeScaleFactor?: number } | undefined;
  return clampFontScale(facts?.fontSizeScaleFactor);
}
