import { type Network } from '../network';

export interface SwitchableNetwork {
  network: Network;
  setOnline(isOnline: boolean): void;
}

/** What every network hint promises. `create` gives one that is online. */
export function describeNetwork(name: string, create: () => SwitchableNetwork): void {
  describe(`${name} as a network`, () => {
    it('knows its state and tells each change of it', () => {
      const { network, setOnline } = create();
      const seen: boolean[] = [];
      network.onChange((isOnline) => seen.push(isOnline));
      expect(network.isOnline()).toBe(true);
      setOnline(false);
      expect(network.isOnline()).toBe(false);
      setOnline(true);
      expect(network.isOnline()).toBe(true);
      expect(seen).toEqual([false, true]);
    });

    it('tells nothing to a listener that ended its subscription', () => {
      const { network, setOnline } = create();
      const kept = jest.fn();
      const ended = jest.fn();
      network.onChange(ended)();
      network.onChange(kept);
      setOnline(false);
      expect(kept).toHaveBeenCalledTimes(1);
      expect(ended).not.toHaveBeenCalled();
    });
  });
}
