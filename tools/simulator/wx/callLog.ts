/** One call of the app to `wx`. */
export interface LoggedCall {
  name: string;
  /** The arguments, shortened. */
  text: string;
  startMs: number;
  /** Absent while it runs. */
  durationMs?: number;
  /** `errMsg` of a failure. */
  failure?: string;
}

export interface CallLog {
  /** Notes the begin of a call; the result is called at its end. */
  begin(name: string, values: readonly unknown[]): (failure?: string) => void;
}

export const NO_LOG: CallLog = { begin: () => () => undefined };

const LONGEST_TEXT = 160;

/** Keeps the last `capacity` calls and tells `onChange` of each begin and end. */
export function createCallLog(onChange: (call: LoggedCall) => void): CallLog {
  return {
    begin(name, values) {
      const startMs = performance.now();
      const call: LoggedCall = { name, text: shorten(values), startMs };
      onChange(call);
      return (failure) => {
        call.durationMs = performance.now() - startMs;
        if (failure !== undefined) call.failure = failure;
        onChange(call);
      };
    },
  };
}

function shorten(values: readonly unknown[]): string {
  const text = values.map(textOf).join(', ');
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

/** A page's instance, which some calls take, leads everywhere. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value, plain) ?? '';
  } catch {
    return '[instance]';
  }
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof ArrayBuffer) return `${value.byteLength} bytes`;
  return typeof value === 'function' ? undefined : value;
}
