import { StorageError } from '../storageError';
import { failureText } from './settled';

/** WeChat has no stable code for a full storage; its messages name the limit that was passed. */
export function toStorageError(what: string, failure: unknown): StorageError {
  const text = failureText(failure);
  const isFull = /exceed|size limit|quota|no space|1300202/i.test(text);
  return new StorageError(isFull ? 'quota-exceeded' : 'unavailable', `${what}: ${text}`);
}
