import { type Page } from 'playwright-core';

type Driven<Names extends PropertyKey> = Record<Names, (...values: never[]) => unknown>;

/** What calls a method of the object that a bundled page leaves as `page`. */
export const callerOf =
  <Methods extends Driven<keyof Methods>>() =>
  <Name extends keyof Methods & string>(
    tab: Page,
    name: Name,
    ...values: Parameters<Methods[Name]>
  ): Promise<Awaited<ReturnType<Methods[Name]>>> =>
    tab.evaluate(
      ([method, given]) =>
        (globalThis as unknown as { page: Record<string, (...call: unknown[]) => unknown> }).page[method]!(
          ...given,
        ),
      [name, values as unknown[]] as const,
    ) as Promise<Awaited<ReturnType<Methods[Name]>>>;
