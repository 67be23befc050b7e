/** After a refusal, or where WeChat gives none. */
export const NO_PLATFORM_ADDRESS = '没有取得微信地址，请手动填写';
