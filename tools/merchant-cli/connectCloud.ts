import * as sdk from 'wx-server-sdk';
import * as v from 'valibot';

/** The part of wx-server-sdk 4.0.2 that the merchant's tools use, as it behaves without callbacks. */
export interface Cloud {
  database(options?: object): Database;
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>;
  deleteFile(options: { fileList: string[] }): Promise<{ fileList: { status: number }[] }>;
  getTempFileURL(options: {
    fileList: string[];
  }): Promise<{ fileList: { status: number; tempFileURL: string }[] }>;
  callFunction(options: { name: string; data?: object }): Promise<{ result: unknown }>;
  openapi: Record<string, Record<string, (request: object) => Promise<unknown>>>;
}

/** Queries and commands are as in the documentation; their documents are for the caller to parse. */
export interface Database {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the SDK's own types describe callbacks only
  collection(name: string): any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  startTransaction(): Promise<any>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  runTransaction(work: (transaction: any) => Promise<unknown>, times?: number): Promise<any>;
  createCollection(name: string): Promise<unknown>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  command: any;
  serverDate(options?: { offset: number }): unknown;
  RegExp(options: { regexp: string; options?: string }): unknown;
}

const Environment = v.object({
  TCB_ENV: v.string(),
  TENCENTCLOUD_SECRETID: v.string(),
  TENCENTCLOUD_SECRETKEY: v.string(),
  /** JSON with the `URL` of a local cloud; absent, the SDK talks to WeChat's service. */
  TCB_CONTEXT_CNFG: v.optional(v.string()),
});

/**
 * The unmodified SDK as the owner of a cloud, from the environment variables a cloud function would have.
 * Each call makes its own instance, so one process can talk to several clouds.
 */
export function connectCloud(environment: Record<string, string | undefined>): Cloud {
  const parsed = v.safeParse(Environment, environment);
  if (!parsed.success) {
    const names = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'environment');
    throw new Error(`no access to the cloud: ${names.join(', ')} must be set`);
  }
  const { TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, TCB_CONTEXT_CNFG } = parsed.output;
  const serviceUrl = TCB_CONTEXT_CNFG && (JSON.parse(TCB_CONTEXT_CNFG) as { URL: string }).URL;
  if (serviceUrl) {
    // Otherwise the SDK asks the network before each call whether it runs inside the service.
    process.env['TENCENTCLOUD_RUNENV'] ??= 'SCF';
    process.env['TENCENTCLOUD_REGION'] ??= 'ap-shanghai';
    process.env['SCF_NAMESPACE'] ??= TCB_ENV;
  }
  const { createNewInstance } = sdk as unknown as { createNewInstance(config: object): Cloud };
  return createNewInstance({
    env: TCB_ENV,
    secretId: TENCENTCLOUD_SECRETID,
    secretKey: TENCENTCLOUD_SECRETKEY,
    ...(serviceUrl ? { serviceUrl } : {}),
  });
}
