import { type FileSharing } from '../fileSharing';

export interface MemoryFileSharing extends FileSharing {
  /** What was handed out, by name. */
  readonly shared: ReadonlyMap<string, string>;
  readonly prepared: ReadonlyMap<string, string>;
}

export function createMemoryFileSharing(): MemoryFileSharing {
  const shared = new Map<string, string>();
  const prepared = new Map<string, string>();
  return {
    shared,
    prepared,
    async prepare(name, text) {
      prepared.set(name, text);
      return {
        async share() {
          const kept = prepared.get(name);
          if (kept === undefined) return 'unavailable';
          shared.set(name, kept);
          return 'shared';
        },
        discard: async () => void prepared.delete(name),
      };
    },
  };
}
