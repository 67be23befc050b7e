/**
 * The parts of WeChat's open-source component framework (glass-easel 0.12.1 and its mini-program adapter) that the simulator
 * uses. The packages' own types describe far more, and the adapter's declarations are missing from its build.
 */
import * as framework from 'glass-easel';
import * as adapter from 'glass-easel-miniprogram-adapter';

export interface ElementOfView {
  id: string;
  dataset: Record<string, unknown>;
}

export interface ViewEvent {
  type: string;
  detail: unknown;
  target: ElementOfView;
  currentTarget: ElementOfView;
  mark?: object;
  getOriginalEvent?(): unknown;
  stopPropagation(): void;
}

/** A DOM node that stands for an element of the view. */
export interface HostElement extends HTMLElement {
  __wxElement?: ElementOfView;
}

interface EventOptions {
  originalEvent?: unknown;
  bubbles?: boolean;
  composed?: boolean;
  capturePhase?: boolean;
}

/** The component behind a built-in tag. */
export interface BuiltInInstance {
  data: Record<string, unknown>;
  /** Absent in a page that was closed. */
  $$: HostElement | null;
  triggerEvent(name: string, detail: object, options?: { bubbles?: boolean; composed?: boolean }): void;
}

export interface BuiltInDefinition {
  properties: Record<string, { type: null; value: unknown }>;
  observers: Record<string, (this: BuiltInInstance) => void>;
  lifetimes: Record<string, (this: BuiltInInstance) => void>;
}

export interface ComponentSpace {
  define(path: string): {
    options(options: object): {
      definition(definition: BuiltInDefinition): { registerComponent(): object };
    };
  };
  setGlobalUsingComponent(tag: string, definition: object): void;
}

interface Builder {
  definition(definition: object): { register(): unknown };
  pageDefinition(definition: object): { register(): unknown };
}

export interface CodeSpace {
  component(path: string): Builder;
  behavior(): { definition(definition: object): { register(): unknown } };
  addComponentStaticConfig(path: string, config: object): void;
  addCompiledTemplate(path: string, template: object): void;
  getComponentSpace(): ComponentSpace;
  prepareComponentOptions(path: string, options?: object): [Record<string, unknown>, unknown];
}

export interface PageInstance {
  setData(data: object, done?: () => void): void;
}

export interface ViewRoot {
  get(): PageInstance;
  attach(parent: Node, placeholder: Node): void;
  release(): void;
}

export interface Backend {
  createRoot(tag: string, space: CodeSpace, path: string): ViewRoot;
}

export interface WindowContext {
  document: object;
  onEvent(
    listener: (target: ElementOfView, type: string, detail: unknown, options: EventOptions) => 0 | 1,
  ): void;
}

interface Framework {
  CurrentWindowBackendContext: new () => WindowContext;
  Event: {
    new (type: string, detail: unknown, options: EventOptions): { defaultPrevented(): boolean };
    dispatchEvent(target: ElementOfView, event: object): void;
  };
  Element: { prototype: { setNodeStyle(style: string, segment?: number): void } };
  globalOptions: { writeIdToDOM: boolean; throwGlobalError: boolean };
  addGlobalErrorListener(listener: (error: unknown) => void): void;
  /** @param listener gives false where the warning need not stand in the console */
  addGlobalWarningListener(listener: (message: string) => boolean): void;
}

interface Adapter {
  MiniProgramEnv: new () => {
    associateBackend(context: WindowContext): Backend;
    createCodeSpace(id: string, isMain: boolean): CodeSpace;
  };
  component: { ComponentCaller: { prototype: PageInstance } };
}

export const {
  CurrentWindowBackendContext,
  Event,
  Element,
  globalOptions,
  addGlobalErrorListener,
  addGlobalWarningListener,
} = framework as unknown as Framework;
export const { MiniProgramEnv, component } = adapter as unknown as Adapter;
