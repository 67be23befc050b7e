import { erasePhone } from '../browser/persistentPhone';
import { type Simulator } from '../browser/simulatorPage';
import { type FaultName, FAULTS, SCREENS, type ScreenName } from '../phoneSetting';

/** As it stands in this page's address, so that a reload or a link brings the same phone. */
export interface DeskSetting {
  screen: string;
  fontScale: string;
  theme: string;
  network: string;
  faults: FaultName[];
  /** The chat group that the app is opened from; `''` for its icon. */
  group: string;
}

export interface Desk {
  readonly setting: DeskSetting;
  /** Undefined while the phone starts. */
  simulator(): Simulator | undefined;
  change(change: Partial<DeskSetting>, effect?: 'restart'): void;
  /** The app starts anew; its disk stays. */
  restart(): void;
  /** As new, with another shopper. */
  erase(): Promise<void>;
}

/** The phone in its frame. @param onStart called with each newly started phone */
export function createDesk(
  frame: HTMLIFrameElement,
  phoneName: string,
  onStart: (simulator: Simulator) => void,
): Desk {
  const query = new URLSearchParams(location.search);
  const setting: DeskSetting = {
    screen: query.get('screen') ?? 'usual',
    fontScale: query.get('fontScale') ?? '1',
    theme: query.get('theme') ?? 'light',
    network: query.get('network') ?? '4g',
    faults: query.getAll('fault').filter((name): name is FaultName => name in FAULTS),
    group: query.get('group') ?? '',
  };

  function search(): string {
    const { faults, group, ...single } = setting;
    const pairs = [...Object.entries(single), ...faults.map((name): [string, string] => ['fault', name])];
    if (group) pairs.push(['group', group]);
    return new URLSearchParams(pairs).toString();
  }

  const simulator = () => (frame.contentWindow as (Window & { simulator?: Simulator }) | null)?.simulator;

  function restart(): void {
    const { width, height } = SCREENS[setting.screen as ScreenName];
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
    frame.src = `phone.html?phone=${phoneName}&${search()}`;
  }

  frame.addEventListener('load', function wait() {
    const started = simulator();
    // Changed while it was starting: it began as it was before.
    if (started && !frame.src.endsWith(search())) restart();
    else if (started) onStart(started);
    else setTimeout(wait, 50);
  });
  restart();
  return {
    setting,
    simulator,
    change(change, effect) {
      Object.assign(setting, change);
      history.replaceState(null, '', `?${search()}`);
      if (effect === 'restart') restart();
    },
    restart,
    async erase() {
      frame.src = 'about:blank';
      await erasePhone(phoneName);
      restart();
    },
  };
}
