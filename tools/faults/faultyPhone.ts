import { type SyncRequest } from '../../src/contracts';
import {
  CloudUnreachableError,
  StorageError,
  type CloudClient,
  type KeyValueStore,
} from '../../src/platform';
import { type AppLife } from '../../src/platform/memory/appLife';
import { type SeededRandom } from '../demo-shop/seededRandom';
import { type Fate } from './schedule';

/** Calls of the cloud after which a late request arrives. */
const LATE_BY_CALLS = 3;

/** The way to the cloud and back, over all lives of one phone. */
export class Wire {
  private calls = 0;
  private late: { dueCall: number; text: string }[] = [];
  private readonly onItsWay = new Set<Promise<unknown>>();

  constructor(
    private readonly fates: readonly Fate[],
    private readonly isOnline: () => boolean,
    private readonly collect: (request: object) => Promise<unknown>,
  ) {}

  /** Carries one request as text, as a network does. */
  async carry(request: object): Promise<unknown> {
    const fate = this.isOnline() ? (this.fates[this.calls] ?? 'answered') : 'request-lost';
    this.calls += 1;
    const text = JSON.stringify(request);
    const due = this.late.filter(({ dueCall }) => dueCall <= this.calls);
    this.late = this.late.filter((letter) => !due.includes(letter));
    for (const letter of due) await this.deliver(letter.text);
    switch (fate) {
      case 'request-lost':
        throw new CloudUnreachableError('no connection');
      case 'arrives-late':
        this.late.push({ dueCall: this.calls + LATE_BY_CALLS, text });
        throw new CloudUnreachableError('timeout');
      case 'fails-before-write':
        return { ok: false, error: { code: 'internal', message: fate } };
      case 'told-to-wait':
        return { ok: false, error: { code: 'rate-limited', message: fate, retryAfterMs: 20_000 } };
      case 'copied-late':
        this.late.push({ dueCall: this.calls + LATE_BY_CALLS, text });
    }
    const reply = await this.deliver(text);
    if (fate === 'delivered-twice') return this.deliver(text);
    if (fate === 'reply-lost') throw new CloudUnreachableError('timeout');
    if (fate === 'fails-after-write') return { ok: false, error: { code: 'internal', message: fate } };
    return reply;
  }

  /** What is still on its way arrives at last. */
  async drain(): Promise<void> {
    for (const { text } of this.late.splice(0)) await this.deliver(text);
  }

  isBusy(): boolean {
    return this.onItsWay.size > 0;
  }

  /** Resolves when no request is at the cloud. */
  async idle(): Promise<void> {
    while (this.onItsWay.size > 0) await Promise.allSettled(this.onItsWay);
  }

  private async deliver(text: string): Promise<unknown> {
    const answer = this.collect(JSON.parse(text) as object);
    this.onItsWay.add(answer);
    try {
      return JSON.parse(JSON.stringify(await answer)) as unknown;
    } finally {
      this.onItsWay.delete(answer);
    }
  }
}

/** The cloud as one life of the app sees it. `onLeave` hears of each request before anything else happens. */
export function createFaultyCloud(
  wire: Wire,
  life: AppLife,
  onLeave: (request: SyncRequest) => void,
): CloudClient {
  return {
    callFunction(_name, request) {
      onLeave(request as SyncRequest);
      return life.run(() => wire.carry(request));
    },
    downloadFile: () => Promise.reject(new CloudUnreachableError('there are no files here')),
    uploadFile: () => Promise.reject(new CloudUnreachableError('nothing is uploaded here')),
    fileUrl: (cloudPath) => cloudPath,
  };
}

/** A store of which every operation fails with probability `faults`, before it has changed anything. */
export function createFaultyStore(
  store: KeyValueStore,
  random: SeededRandom,
  faults: () => number,
): KeyValueStore {
  const risk = async <T>(operation: () => Promise<T>): Promise<T> => {
    if (faults() > 0 && random.chance(faults())) throw new StorageError('unavailable', 'planted');
    return operation();
  };
  return {
    get: (key) => risk(() => store.get(key)),
    set: (key, value) => risk(() => store.set(key, value)),
    delete: (key) => risk(() => store.delete(key)),
    keys: () => risk(() => store.keys()),
  };
}
