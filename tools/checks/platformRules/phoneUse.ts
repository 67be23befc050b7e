/** What an app did to a simulated phone, as the simulator recorded it. */
export interface PhoneUse {
  setData: readonly { route: string; bytes: number; atMs: number }[];
  calls: readonly { name: string; text: string; startMs: number; durationMs?: number }[];
  lifecycle: readonly { route: string; name: string; durationMs: number }[];
  /** Bytes. */
  storageBytes: number;
}

/** Of `app.json`. */
export interface AppDeclaration {
  lazyCodeLoading?: string;
  plugins?: object;
}
