/** What WeChat Pay's sheet is opened with, as the merchant's server signed it (JSAPI payment, v3). */
export interface PaymentParameters {
  timeStamp: string;
  nonceStr: string;
  /** `prepay_id=…` */
  package: string;
  signType: 'MD5' | 'HMAC-SHA256' | 'RSA';
  paySign: string;
}

/** The platform's own sheet to pay with. */
export interface PaymentSheet {
  /** Resolves when the platform says that it was paid; rejects when it was closed or failed. */
  request(parameters: PaymentParameters): Promise<unknown>;
}
