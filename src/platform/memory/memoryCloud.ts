import {
  type CloudClient,
  CloudFileMissingError,
  CloudFileTooLargeError,
  CloudUnreachableError,
} from '../cloudClient';
import { AppLife } from './appLife';
import { type MemoryNetwork, createMemoryNetwork } from './memoryNetwork';

const FILE_ID_PREFIX = 'cloud://memory.files';

/** What happens to one call on its way. */
export type CallFate = 'answered' | 'request-lost' | 'reply-lost' | 'delivered-twice';

export interface MemoryCloudOptions {
  functions?: Record<string, (request: object) => unknown>;
  files?: Map<string, Uint8Array>;
  network?: MemoryNetwork;
  life?: AppLife;
  /** Decides the fate of each call; all are answered by default. */
  chooseFate?: () => CallFate;
}

/** A cloud in the same process. Requests and replies pass through JSON, as on a wire. */
export function createMemoryCloud(options: MemoryCloudOptions = {}): CloudClient {
  const { functions = {}, files = new Map<string, Uint8Array>(), chooseFate = () => 'answered' } = options;
  const { network = createMemoryNetwork(), life = new AppLife() } = options;

  function travel<T>(what: string, effect: () => T): Promise<T> {
    return life.run(() => {
      const fate = network.isOnline() ? chooseFate() : 'request-lost';
      if (fate === 'request-lost') throw new CloudUnreachableError(`${what}: no connection`);
      const reply = effect();
      if (fate === 'reply-lost') throw new CloudUnreachableError(`${what}: the reply was lost`);
      return fate === 'delivered-twice' ? effect() : reply;
    });
  }

  return {
    callFunction: (name, request) =>
      travel(name, () => {
        const target = functions[name];
        if (!target) throw new CloudUnreachableError(`there is no function "${name}"`);
        return passThroughJson(runFunction(name, target, passThroughJson(request) as object));
      }),
    downloadFile: (cloudPath, maxBytes) =>
      travel(cloudPath, () => {
        const bytes = files.get(cloudPath);
        if (!bytes) throw new CloudFileMissingError(`there is no file "${cloudPath}"`);
        if (bytes.length > maxBytes) throw new CloudFileTooLargeError(cloudPath, maxBytes);
        return bytes.slice();
      }),
    uploadFile: (cloudPath, localUrl, onProgress) =>
      travel(cloudPath, () => {
        onProgress?.(50);
        files.set(
          cloudPath,
          Uint8Array.from(localUrl, (character) => character.charCodeAt(0)),
        );
        return `${FILE_ID_PREFIX}/${cloudPath}`;
      }),
    fileUrl: (cloudPath) => `memory://${cloudPath}`,
  };
}

function passThroughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** A function that throws gives its caller no reply. */
function runFunction(name: string, target: (request: object) => unknown, request: object): unknown {
  try {
    return target(request);
  } catch (cause) {
    throw new CloudUnreachableError(`${name} failed`, { cause });
  }
}
