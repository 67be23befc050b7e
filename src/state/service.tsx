import { createContext, type PropsWithChildren, useContext } from 'react';

/**
 * A way for the app to hand one object to a feature's components.
 * `useService` throws outside of its provider: that is a mistake in the wiring, not a state to render.
 */
export function createService<Service>(name: string) {
  const Context = createContext<Service | undefined>(undefined);

  function Provider({ service, children }: PropsWithChildren<{ service: Service }>) {
    return <Context.Provider value={service}>{children}</Context.Provider>;
  }

  function useService(): Service {
    const service = useContext(Context);
    if (service === undefined) throw new Error(`${name}: no provider above this component`);
    return service;
  }

  return [Provider, useService] as const;
}
