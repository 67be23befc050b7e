import { type CompiledConfig } from '../appConfig';
import { type ModuleFunction } from '../moduleScope';
import {
  type FaultName,
  type NetworkName,
  type PhoneSetting,
  SCREENS,
  type ScreenName,
} from '../phoneSetting';
import { type Gateway } from '../wx/gateway';
import { type Phone } from '../phone';
import { openPersistentPhone } from './persistentPhone';
import { openSimulator } from './simulatorPage';

/** Scripts that the compiler wrote, loaded before this one. */
declare global {
  interface Window {
    simulatedConfig: CompiledConfig;
    simulatedTemplates: Record<string, unknown>;
    simulatedModules: Record<string, ModuleFunction>;
  }
}

/** The cloud that serves this page. */
const gateway: Gateway = async (path, { method = 'GET', body, token } = {}) => {
  const reply = await fetch(path, {
    method,
    headers: {
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: body as BodyInit }),
  });
  return { status: reply.status, body: new Uint8Array(await reply.arrayBuffer()) };
};

/** The phone as the page's address describes it: `?phone=a&screen=small&fontScale=1.4&theme=dark&network=slow&fault=no-webgl&group=family`. */
function settingOf(query: URLSearchParams): Partial<PhoneSetting> {
  const screen = SCREENS[(query.get('screen') ?? 'usual') as ScreenName];
  return {
    screen: { ...screen, width: innerWidth, height: innerHeight },
    fontScale: Number(query.get('fontScale') ?? 1),
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    network: (query.get('network') ?? 'wifi') as NetworkName,
    faults: new Set(query.getAll('fault') as FaultName[]),
    group: query.get('group') ?? undefined,
  };
}

/** `?storage={"key":value}`: what the storage of a phone holds that is as new. */
function fillStorage({ storage }: Phone, query: URLSearchParams): void {
  if (storage.size > 0) return;
  const entries = JSON.parse(query.get('storage') ?? '{}') as Record<string, unknown>;
  for (const [key, value] of Object.entries(entries)) storage.set(key, JSON.stringify(value));
}

async function main(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const phone = await openPersistentPhone(query.get('phone') ?? 'first', settingOf(query));
  fillStorage(phone, query);
  openSimulator({
    config: window.simulatedConfig,
    templates: window.simulatedTemplates,
    modules: window.simulatedModules,
    phone,
    gateway,
  });
}

void main();
