export class StorageError extends Error {
  override readonly name = 'StorageError';
  constructor(
    readonly code: 'quota-exceeded' | 'unavailable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
