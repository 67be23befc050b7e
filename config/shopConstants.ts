/** What a shop's own build sets; each may come from the environment. The preview gets the first two from its page instead. */
export const shopConstants = {
  SHOP_ID: process.env['ZHANGGUI_SHOP_ID'] ?? 'demo',
  /** `{ keyId: base64 of the ed25519 public key }`: whose models the phone trusts. */
  MODEL_PUBLIC_KEYS: JSON.parse(process.env['ZHANGGUI_PUBLIC_KEYS'] ?? '{}') as Record<string, string>,
  CLOUD_ENVIRONMENT: process.env['ZHANGGUI_CLOUD_ENVIRONMENT'] ?? 'zhanggui-demo',
  /** What stands before a cloud path in a file id: `cloud://<environment>.<bucket>`. */
  CLOUD_FILE_PREFIX: process.env['ZHANGGUI_CLOUD_FILE_PREFIX'] ?? 'cloud://zhanggui-demo.7a68-zhanggui-demo',
};
