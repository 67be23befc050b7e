import { logsItself } from './api';
import { type CallLog } from './callLog';

/** Names that every bundle of webpack and React looks up on `wx` and that WeChat does not have either. */
const ASKED_BY_TOOLS = new Set(['webpackJsonp', 'then', 'toJSON', '$$typeof']);

/** Names that an app asked for and that the simulator does not model, such as `wx.scanCode`. */
export type MissingNames = Set<string>;

/**
 * `target`, under the name that an app knows it by, so that what the app asks for in vain is noted by name and every call
 * is in the log.
 */
export function watch<Target extends object>(
  name: string,
  target: Target,
  missing: MissingNames,
  log: CallLog,
): Target {
  const logged = new Map<unknown, unknown>();
  return new Proxy(target, {
    get(object, key) {
      const member = Reflect.get(object, key) as unknown;
      if (typeof key !== 'string' || key in Object.prototype) return member;
      if (!(key in object) && !ASKED_BY_TOOLS.has(key)) missing.add(`${name}.${key}`);
      if (typeof member !== 'function' || logsItself(member)) return member;
      if (!logged.has(member)) {
        logged.set(member, (...values: unknown[]) => {
          const end = log.begin(`${name}.${key}`, values);
          try {
            return (member as (...call: unknown[]) => unknown).apply(object, values);
          } finally {
            end();
          }
        });
      }
      return logged.get(member);
    },
  });
}
