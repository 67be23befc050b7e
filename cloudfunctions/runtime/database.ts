import * as cloud from 'wx-server-sdk';
import { type DocumentTransaction } from './transact';

/** What the SDK's database does when no callback is given; its own types mix in the callback style. */
export interface Database {
  collection(name: string): Collection;
  startTransaction(): Promise<DocumentTransaction>;
  command: {
    inc(by: number): unknown;
    gt(value: string | number): unknown;
    gte(value: number): unknown;
    lt(value: number): unknown;
    lte(value: number): unknown;
    /** Also of documents that lack the field. */
    neq(value: boolean | null): unknown;
    in(values: readonly string[]): unknown;
    /** Also of documents that lack the field. */
    nin(values: readonly string[]): unknown;
  };
}
export interface Collection extends Query {
  /** Fails where a document has that `_id` already. */
  add(options: { data: object }): Promise<unknown>;
  doc(id: string): {
    /** `data` is `null` for an absent document. */
    get(): Promise<{ data: unknown }>;
    set(options: { data: object }): Promise<unknown>;
    remove(): Promise<unknown>;
  };
}
export interface Query {
  where(query: object): Query;
  orderBy(field: string, direction: 'asc' | 'desc'): Query;
  field(projection: Record<string, boolean>): Query;
  skip(count: number): Query;
  /** At most 1,000; 100 when not called. */
  limit(count: number): Query;
  get(): Promise<{ data: unknown[] }>;
  count(): Promise<{ total: number }>;
  /** Every match of `where`, not only those of `limit`. */
  remove(): Promise<{ stats: { removed: number } }>;
}

export function openDatabase(): Database {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
  return cloud.database({ throwOnNotFound: false } as object) as unknown as Database;
}

export function readOpenid(): string | undefined {
  return cloud.getWXContext().OPENID;
}

/**
 * What WeChat says of a CloudID: `{ data }`, or `{ errCode, errMsg }` when it is not WeChat's own, older than five minutes, or
 * not of the shopper who calls.
 */
export async function openCloudId(cloudId: string): Promise<unknown> {
  const { list } = await cloud.getOpenData({ list: [cloudId] });
  return list[0];
}

/** WeChat's own APIs, as far as the function's `config.json` permits them. */
export function readOpenapi(): unknown {
  return cloud.openapi;
}

/** The part of the SDK's file storage that is used, as it behaves without callbacks. Failures have an `errCode`. */
export interface Storage {
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>;
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<unknown>;
  deleteFile(files: { fileList: string[] }): Promise<{ fileList: { status: number; errMsg: string }[] }>;
}

/** The files of the environment; to be used after `openDatabase`. */
export function openStorage(): Storage {
  return cloud as unknown as Storage;
}
