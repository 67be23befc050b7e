import { NETWORKS, type PhoneSetting } from '../phoneSetting';
import { WxFailure } from './api';

export interface GatewayReply {
  status: number;
  body: Uint8Array;
}

export interface GatewayCall {
  method?: 'GET' | 'POST' | 'PUT';
  /** JSON, or a file's bytes. */
  body?: string | Uint8Array;
  token?: string;
}

/** The way to the local cloud: `path` begins with `/`. */
export type Gateway = (path: string, call?: GatewayCall) => Promise<GatewayReply>;

/** `gateway` as far away as the phone's network makes it. Fails as WeChat does when there is no network, at the end too. */
export function overNetwork(gateway: Gateway, setting: Pick<PhoneSetting, 'network' | 'faults'>): Gateway {
  const assertOnline = () => {
    if (setting.network === 'offline') throw new WxFailure('request:fail -2:net::ERR_INTERNET_DISCONNECTED');
  };
  return async (path, call) => {
    assertOnline();
    if (setting.faults.has('cloud-error')) throw new WxFailure('errCode: -501001 resource system error');
    const reply = await gateway(path, call);
    await travel(setting, reply.body.length + (call?.body?.length ?? 0));
    assertOnline();
    return reply;
  };
}

/** Waits as long as the network takes for so many bytes. */
export async function travel({ network }: Pick<PhoneSetting, 'network'>, bytes: number): Promise<void> {
  const { latencyMs, bytesPerSecond } = NETWORKS[network];
  if (latencyMs === 0) return;
  await new Promise((resolve) => setTimeout(resolve, latencyMs + (1000 * bytes) / bytesPerSecond));
}
