import { type AppLifecycle } from '../appLifecycle';

export interface DrivenLifecycle {
  lifecycle: AppLifecycle;
  show(): void;
  hide(): void;
  /** Left out where the host never warns. */
  warnOfMemory?(): void;
}

/** What every lifecycle promises. */
export function describeAppLifecycle(name: string, create: () => DrivenLifecycle): void {
  describe(`${name} as an app lifecycle`, () => {
    it('tells hiding and showing apart', () => {
      const { lifecycle, show, hide } = create();
      const seen: string[] = [];
      lifecycle.onShow(() => seen.push('show'));
      lifecycle.onHide(() => seen.push('hide'));
      hide();
      show();
      expect(seen).toEqual(['hide', 'show']);
    });

    it('tells nothing to a listener that ended its subscription', () => {
      const { lifecycle, hide } = create();
      const kept = jest.fn();
      const ended = jest.fn();
      lifecycle.onHide(ended)();
      lifecycle.onHide(kept);
      hide();
      expect(kept).toHaveBeenCalledTimes(1);
      expect(ended).not.toHaveBeenCalled();
    });

    it('passes memory warnings on, where the host gives any', () => {
      const { lifecycle, warnOfMemory } = create();
      const listener = jest.fn();
      const end = lifecycle.onMemoryWarning(listener);
      warnOfMemory?.();
      expect(listener).toHaveBeenCalledTimes(warnOfMemory ? 1 : 0);
      end();
      warnOfMemory?.();
      expect(listener).toHaveBeenCalledTimes(warnOfMemory ? 1 : 0);
    });
  });
}
