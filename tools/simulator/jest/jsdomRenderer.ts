import { render, type SimulatedComponent } from 'miniprogram-simulate';
import { type Instance, type PageView, type Renderer } from '../startApp';
import { createPageRegistry } from './pageRegistry';

export interface JsdomView extends PageView {
  component: SimulatedComponent;
}

/** Draws pages with miniprogram-simulate: nodes and events, no layout. */
export function createJsdomRenderer(
  distDir: string,
  onTemplateWarning: (warning: string) => void,
): Renderer<JsdomView> {
  const registry = createPageRegistry(distDir, onTemplateWarning);
  return {
    Page: registry.Page,
    Component: registry.Component,
    Behavior() {
      throw new Error('Behavior is not simulated here');
    },
    createView(route, runModule) {
      const component = render(registry.register(route, runModule));
      const host = document.body.appendChild(document.createElement('div'));
      return {
        component,
        instance: component.instance as Instance,
        attach: () => component.attach(host),
        setShown: () => undefined,
        detach() {
          component.detach();
          host.remove();
        },
      };
    },
    afterPaint: (task) => task(),
  };
}
