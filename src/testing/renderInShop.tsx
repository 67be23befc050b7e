import { act, render } from '@testing-library/react';
import { type ReactElement } from 'react';
import { AppProviders } from '../appProviders';
import { createAppServices } from '../appServices';
import { PrivacySheet } from '../features/consent/PrivacySheet';
import { type ObserveGroups } from '../components/observeGroups';
import { type ObserveTiles } from '../features/recommend/observeTiles';
import { type CatalogueItem } from '../contracts';
import { type Scoring } from '../inference/recommender';
import { type MemoryPlatformOptions } from '../platform/memory/memoryPlatform';
import { createValueStore } from '../state/valueStore';
import { createTracker } from '../tracking/createTracker';
import { ABSENT_TEXT_READER } from './absentTextReader';
import { createScriptedRecommender } from './scriptedRecommender';
import { createTestShop } from './createTestShop';
import { type ShopFunctionState } from './shopFunction';

export interface ShopSetUp extends Omit<MemoryPlatformOptions, 'functions'> {
  items: CatalogueItem[];
  score?: (history: readonly string[]) => Scoring;
  /** Puts the shop into a state before the app starts. */
  prepare?: (shop: { state: ShopFunctionState }) => void;
  /** By default nothing tells where groups of tiles are, and all stay. */
  observeGroups?: ObserveGroups;
  observeTiles?: ObserveTiles;
}

/** The app's own services on a phone in memory. */
export function createShopApp({
  items,
  score,
  prepare,
  observeGroups = () => () => undefined,
  observeTiles = () => () => undefined,
  ...options
}: ShopSetUp) {
  const { state, platform } = createTestShop(items, options);
  prepare?.({ state });
  const recommender = createScriptedRecommender(
    score ?? (() => ({ kind: 'unavailable', reason: 'no-artifact' })),
  );
  const tracker = createTracker({ platform, collectionByDefault: false });
  const services = createAppServices({
    platform,
    recommender,
    textReader: ABSENT_TEXT_READER,
    tracker,
    observeTiles,
    observeGroups,
    fontScale: createValueStore(1),
  });
  return { state, platform, tracker, recommender, services };
}

/** Renders a part of the app as a page would, after the shop has started. */
export async function renderInShop(part: ReactElement, setUp: ShopSetUp) {
  const app = createShopApp(setUp);
  await app.services.start();
  // What the start has set going ends inside of `act`, so that nothing renders behind a test's back.
  await act(async () => {
    render(
      <AppProviders services={app.services} overlay={PrivacySheet}>
        {part}
      </AppProviders>,
    );
  });
  return app;
}
