import { type RunningApp } from './launchApp';

/** Ends an app, which must have called nothing that the simulator lacks and have reported no error. */
export function expectCleanEnd(app: RunningApp): void {
  app.kill();
  expect([...app.missingNames]).toEqual([]);
  expect(app.errors).toEqual([]);
}
