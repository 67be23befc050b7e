/** Set by config/index.ts at build time. */
declare const APP_VERSION: string;
declare const SHOP_ID: string;
declare const MODEL_PUBLIC_KEYS: Record<string, string>;
declare const CLOUD_ENVIRONMENT: string;
declare const CLOUD_FILE_PREFIX: string;
