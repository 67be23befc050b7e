import { type CompiledConfig, type PageConfig } from '../appConfig';
import { browserLengths } from '../browserLengths';
import { dirname, join } from '../paths';
import { type Instance, type PageView, type Renderer } from '../startApp';
import { type BuiltInHost, type BuiltInPhone } from './builtins/builtIn';
import { BUILT_INS } from './builtins/builtIns';
import {
  type Backend,
  type BuiltInInstance,
  type CodeSpace,
  type HostElement,
  CurrentWindowBackendContext,
  Element,
  globalOptions,
  MiniProgramEnv,
  type PageInstance,
} from './glassEasel';
import { carryEvents, withPlainEvents } from './viewEvents';
import { afterRender } from './viewObservers';

export interface GlassEaselView extends PageView {
  route: string;
  /** What scrolls. */
  element: HTMLElement;
  config: PageConfig;
}

export interface GlassEaselOptions {
  config: CompiledConfig;
  templates: Record<string, unknown>;
  stage: HTMLElement;
  phone: BuiltInPhone;
  /** Hears of the tag of a built-in component that is not simulated. */
  onMissingTag: (tag: string) => void;
}

/** Draws pages with WeChat's own component framework, on this window's DOM: with layout, touches and WebGL. */
export function createGlassEaselRenderer(options: GlassEaselOptions): Renderer<GlassEaselView> {
  const { config, templates, stage } = options;
  const { backend, space } = openFramework(options);
  for (const [path, own] of Object.entries(config.components)) {
    if (!templates[path]) continue;
    space.addComponentStaticConfig(path, own);
    space.addCompiledTemplate(path, { groupList: templates, content: templates[path] } as object);
  }
  const loaded = new Set<string>();
  /** Whose JavaScript runs: `Page` and `Component` register for it, whichever module calls them. */
  let entry = '';

  function load(path: string, runModule: (path: string) => void): void {
    if (loaded.has(path)) return;
    loaded.add(path);
    const inherited = config.components[path]?.component ? {} : config.app.usingComponents;
    const using = { ...inherited, ...config.components[path]?.usingComponents };
    for (const target of Object.values(using)) load(join(dirname(path), target), runModule);
    const before = entry;
    entry = path;
    try {
      runModule(path);
    } finally {
      entry = before;
    }
  }

  return {
    Page: (definition) => void space.component(entry).pageDefinition(withPlainEvents(definition)).register(),
    Component(definition) {
      const { methods = {} } = definition as { methods?: object };
      const members = { ...definition, methods: withPlainEvents(methods) };
      space.component(entry).definition(members).register();
    },
    Behavior: (definition) => space.behavior().definition(definition).register(),
    createView(route, runModule) {
      if (!config.components[route]) throw new Error(`page "${route}" is not found`);
      load(route, runModule);
      const element = document.createElement('div');
      element.className = 'page';
      element.dataset['route'] = route;
      const placeholder = element.appendChild(document.createElement('i'));
      const root = backend.createRoot('page-root', space, route);
      const instance = root.get() as PageInstance & Instance;
      return {
        route,
        element,
        config: { ...config.app.window, ...config.components[route] },
        instance,
        attach() {
          stage.append(element);
          root.attach(element, placeholder);
        },
        setShown: (isShown) => element.toggleAttribute('hidden', !isShown),
        detach() {
          // What an app still sends to a page that is closed goes nowhere.
          instance.setData = () => undefined;
          if (element.isConnected) root.release();
          element.remove();
        },
      };
    },
    afterPaint: afterRender,
  };
}

function openFramework(options: GlassEaselOptions): { backend: Backend; space: CodeSpace } {
  globalOptions.writeIdToDOM = true;
  const context = new CurrentWindowBackendContext();
  // A template's tags are no tags of HTML: `<view>` becomes `<wx-view>`.
  context.document = {
    createElement: (tag: string) =>
      document.createElement(tag.includes('-') && !isBuiltIn(tag) ? tag : `wx-${tag}`),
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  };
  const { setNodeStyle } = Element.prototype;
  Element.prototype.setNodeStyle = function (style, segment) {
    setNodeStyle.call(this, typeof style === 'string' ? browserLengths(style) : style, segment);
  };
  carryEvents(context);
  const environment = new MiniProgramEnv();
  const backend = environment.associateBackend(context);
  const space = environment.createCodeSpace('main', true);
  const prepare = space.prepareComponentOptions.bind(space);
  // Ids stay as the template gives them: selectors ask for them.
  space.prepareComponentOptions = (path, given) => {
    const [prepared, isolation] = prepare(path, given);
    return [Object.assign(prepared, { idPrefixGenerator: null, writeIdToDOM: true }), isolation];
  };
  defineBuiltIns(space, options);
  return { backend, space };

  function isBuiltIn(tag: string): boolean {
    return tag in options.config.attributes || tag in BUILT_INS;
  }
}

function defineBuiltIns(space: CodeSpace, { config, phone, onMissingTag }: GlassEaselOptions): void {
  const components = space.getComponentSpace();
  for (const tag of new Set([...Object.keys(config.attributes), ...Object.keys(BUILT_INS)])) {
    const builtIn = BUILT_INS[tag];
    const names = [...(config.attributes[tag] ?? []), 'hidden'];
    const hostOf = (instance: BuiltInInstance): BuiltInHost => ({
      element: instance.$$ as HostElement,
      property: (name) => instance.data[camelCase(name)],
      fire: (name, detail = {}) => instance.triggerEvent(name, detail, { bubbles: false, composed: false }),
      phone,
    });
    const update = (instance: BuiltInInstance) => {
      if (!instance.$$) return;
      const { hidden } = instance.data;
      instance.$$.toggleAttribute('hidden', hidden === true || hidden === 'true');
      builtIn?.update?.(hostOf(instance));
    };
    const definition = components
      .define(`built-in/${tag}`)
      .options({ writeIdToDOM: true, idPrefixGenerator: null })
      .definition({
        properties: Object.fromEntries(
          names.map((name) => [camelCase(name), { type: null, value: undefined }]),
        ),
        observers: {
          '**'() {
            update(this);
          },
        },
        lifetimes: {
          created() {
            if (!builtIn) onMissingTag(tag);
            if (this.$$) builtIn?.create?.(hostOf(this));
            update(this);
          },
        },
      });
    components.setGlobalUsingComponent(tag, definition.registerComponent());
  }
}

const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
