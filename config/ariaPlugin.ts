import { resolve } from 'node:path';
import { type IPluginContext, type TaroPlatformBase } from '@tarojs/service';
import { ariaAttributes } from './ariaAttributes';

/** Teaches Taro's WeChat templates the `aria-*` attributes. */
export default function ariaPlugin(ctx: IPluginContext) {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      if (platform.platform !== 'weapp') return;
      platform.template.mergeComponents(ctx, ariaAttributes);
      platform.runtimePath = [platform.runtimePath, resolve(__dirname, 'ariaRuntime')].flat();
    },
  });
}
