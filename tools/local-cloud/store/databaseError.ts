/** The codes of the service that the SDK knows (`@cloudbase/node-sdk` 3.17.2). */
export type DatabaseErrorCode =
  | 'INVALID_PARAM'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'DATABASE_TRANSACTION_CONFLICT';

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** The SDK drops the code of a conflict and keeps only this message: a retry loop has to look for it. */
export const CONFLICT_MESSAGE =
  '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others';

export function conflict(collection: string, id: string): DatabaseError {
  return new DatabaseError('DATABASE_TRANSACTION_CONFLICT', `${CONFLICT_MESSAGE}: ${collection}/${id}`);
}
