import { utf8Length } from '../../../src/tracking/utf8Length';
import { component } from './glassEasel';

/** What WeChat carries from the logic to the view by one call. */
export interface SetDataRecord {
  route: string;
  bytes: number;
  atMs: number;
}

/** WeChat refuses more. */
const HARD_LIMIT_BYTES = 1024 * 1024;

/**
 * Carries every `setData` as text, as WeChat does between its two threads: functions and prototypes do not arrive.
 * @throws of the call, as an error of the app, when it is larger than WeChat carries
 */
export function meterSetData(currentRoute: () => string, record: (entry: SetDataRecord) => void): void {
  const { prototype } = component.ComponentCaller;
  const { setData } = prototype;
  prototype.setData = function (data, done) {
    const text = JSON.stringify(data);
    const bytes = utf8Length(text);
    record({ route: currentRoute(), bytes, atMs: performance.now() });
    if (bytes > HARD_LIMIT_BYTES) throw new Error(`setData of ${bytes} bytes is more than WeChat carries`);
    setData.call(this, JSON.parse(text) as object, done);
  };
}
