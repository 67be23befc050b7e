interface Callbacks {
  success?(result: object): void;
  fail?(failure: { errMsg: string }): void;
  complete?(outcome: object): void;
}

/** A refusal in WeChat's words: the caller sees `<api>:fail <message>`. */
export class WxFailure extends Error {
  override readonly name = 'WxFailure';
}

/**
 * An API after WeChat's convention: with any callback it returns nothing and calls back, without one it returns a promise.
 * Both come later, never during the call, and not at all once the app is dead.
 */
export function wxApi<Options extends object>(
  name: string,
  isAlive: () => boolean,
  run: (options: Options) => object | void | Promise<object | void>,
): (options?: Options & Callbacks) => Promise<object> | undefined {
  return (options = {} as Options & Callbacks) => {
    const settled = Promise.resolve()
      .then(() => run(options))
      .then(
        (result) => ({ errMsg: `${name}:ok`, ...result }),
        (error: unknown) => {
          // Anything else is a fault of the simulator: it must not pass for a refusal.
          if (!(error instanceof WxFailure)) throw error;
          throw { errMsg: `${name}:fail ${error.message}` };
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
}
