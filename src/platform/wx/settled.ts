/** What WeChat passes to every `fail` callback. */
export interface WxFailure {
  errMsg: string;
}

interface Callbacks<Result> {
  success: (result: Result) => void;
  fail: (failure: WxFailure) => void;
}

/** Turns WeChat's callback convention into a promise that rejects with the plain `{ errMsg }` object. */
export function settled<Result>(start: (callbacks: Callbacks<Result>) => void): Promise<Result> {
  return new Promise((resolve, reject) => start({ success: resolve, fail: reject }));
}

/** Whether the user closed what WeChat had opened: `chooseAddress:fail cancel`. */
export function isCancelled(failure: unknown): boolean {
  return /cancel/i.test(failureText(failure));
}

/** The text of a failure, whatever was thrown. */
export function failureText(failure: unknown): string {
  return (failure as Partial<WxFailure> | undefined)?.errMsg ?? String(failure);
}
