/** Facts for reports and for remembering per device; nothing that identifies a person. */
export interface Device {
  describe(): DeviceFacts;
}

export interface DeviceFacts {
  platform: 'weapp' | 'h5' | 'test';
  /** Brand and model on a phone, browser family in the preview. */
  model: string;
  system: string;
  appVersion: string;
}
