import { type CallLog } from './callLog';

interface Callbacks {
  success?(result: object): void;
  fail?(failure: { errMsg: string }): void;
  complete?(outcome: object): void;
}

/** A refusal in WeChat's words: the caller sees `<api>:fail <message>`. */
export class WxFailure extends Error {
  override readonly name = 'WxFailure';

  /** @param errno where WeChat documents one */
  constructor(
    message: string,
    readonly errno?: number,
  ) {
    super(message);
  }
}

/** Of one app launch. */
export interface AppLife {
  /** False once the app was killed: callbacks no longer come. */
  isAlive(): boolean;
  log: CallLog;
}

/** Every function made by `wxApi`: these write to the log by themselves. */
const logging = new WeakSet<object>();
export const logsItself = (api: object): boolean => logging.has(api);

/**
 * An API after WeChat's convention: with any callback it returns nothing and calls back, without one it returns a promise.
 * Both come later, never during the call, and not at all once the app is dead.
 */
export function wxApi<Options extends object>(
  name: string,
  { isAlive, log }: AppLife,
  run: (options: Options) => object | void | Promise<object | void>,
): (options?: Options & Callbacks) => Promise<object> | undefined {
  const api = (options = {} as Options & Callbacks) => {
    const end = log.begin(name, [options]);
    const settled = Promise.resolve()
      .then(() => run(options))
      .then(
        (result) => {
          end();
          return { errMsg: `${name}:ok`, ...result };
        },
        (error: unknown) => {
          // Anything else is a fault of the simulator: it must not pass for a refusal.
          if (!(error instanceof WxFailure)) throw error;
          end(error.message);
          const { message, errno } = error;
          throw { errMsg: `${name}:fail ${message}`, ...(errno !== undefined && { errno }) };
        },
      );
    const { success, fail, complete } = options;
    if (!success && !fail && !complete) return settled;
    settled.then(
      (result) => {
        if (!isAlive()) return;
        success?.(result);
        complete?.(result);
      },
      (failure: { errMsg: string }) => {
        if (!isAlive()) return;
        fail?.(failure);
        complete?.(failure);
      },
    );
    return undefined;
  };
  logging.add(api);
  return api;
}
