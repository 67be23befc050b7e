import { type Simulator } from '../browser/simulatorPage';
import { FAULTS, FONT_SCALES, GROUPS, NETWORKS, SCREENS } from '../phoneSetting';
import { createDesk } from './desk';
import { addActions, addSegments, addSwitches } from './controls';
import { createLogView } from './logView';

const PHONE = 'desk';
/** Between the app's end and its next start: what WeChat takes at least. */
const AWAY_MS = 300;

const log = createLogView();
const desk = createDesk(document.querySelector<HTMLIFrameElement>('#phone')!, PHONE, (simulator) => {
  log.follow(simulator);
});
const phone = (): Simulator | undefined => desk.simulator();

addSegments('screen', Object.keys(SCREENS), desk.setting.screen, (screen) =>
  desk.change({ screen }, 'restart'),
);
addSegments('fontScale', FONT_SCALES.map(String), desk.setting.fontScale, (fontScale) => {
  desk.change({ fontScale });
  phone()?.setFontScale(Number(fontScale));
  // A phone tells an app so when it comes back.
  phone()?.hide();
  setTimeout(() => phone()?.show(), AWAY_MS);
});
addSegments('theme', ['light', 'dark'], desk.setting.theme, (theme) => {
  desk.change({ theme });
  phone()?.setTheme(theme as 'light' | 'dark');
});
addSegments(
  'network',
  Object.keys(NETWORKS).filter((name) => name !== 'wifi'),
  desk.setting.network,
  (network) => {
    desk.change({ network });
    phone()?.setNetwork(network as keyof typeof NETWORKS);
  },
);
/** In place of a chat group. */
const ICON = 'icon';
addSegments('group', [ICON, ...GROUPS], desk.setting.group || ICON, (name) =>
  desk.change({ group: name === ICON ? '' : name }, 'restart'),
);
addSwitches('faults', FAULTS, desk.setting.faults, (fault, isOn) => {
  const others = desk.setting.faults.filter((name) => name !== fault);
  desk.change({ faults: isOn ? [...others, fault] : others });
  phone()?.setFault(fault, isOn);
});
addActions('happenings', {
  'Lose the GPU': () => void phone()?.loseContexts(),
  'Memory warning': () => phone()?.warnOfMemory(),
  'To the background and back': () => {
    phone()?.hide();
    setTimeout(() => phone()?.show(), AWAY_MS);
  },
  'Restart the app': () => desk.restart(),
  'New phone': () => void desk.erase(),
});
