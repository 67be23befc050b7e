export {
  DEFAULT_SEED,
  DEMO_NOTICE,
  DEMO_SHOP_ID,
  generateDemoShop,
  type DemoShopOptions,
} from './generateDemoShop';
export {
  ONLINE_RETAIL_NOTICE,
  ONLINE_RETAIL_SHOP_ID,
  generateOnlineRetailShop,
} from './onlineRetail/generateOnlineRetailShop';
export type { OnProgress, ShopStage, ShopSummary } from './shopFolder';
