import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { version } from '../package.json';
import { shopConstants } from './shopConstants';

const platform = process.env['TARO_ENV'] === 'h5' ? 'h5' : 'weapp';
const outputRoot = `dist/${platform}`;

/** Sizes are written in CSS pixels and mean CSS pixels: text follows the reader's font size, not the screen's width. */
const postcss = { pxtransform: { enable: false, config: {} } };

/** Every component's style names its own classes: their order does not matter. */
const miniCssExtractPluginOption = { ignoreOrder: true };

export default defineConfig<'webpack5'>({
  projectName: 'zhanggui',
  designWidth: 375,
  deviceRatio: { 375: 1 },
  sourceRoot: 'src',
  outputRoot,
  plugins: [resolve(__dirname, 'ariaPlugin.ts')],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // With modules from the cache Taro 4.1.11 forgets which components they use: the templates of <CustomWrapper> were
  // missing from a second build, and with them the feed. The browser build has no templates.
  cache: { enable: platform === 'h5' },
  defineConstants: {
    APP_VERSION: JSON.stringify(version),
    ...Object.fromEntries(
      Object.entries(shopConstants).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
  },
  copy: {
    patterns:
      platform === 'weapp'
        ? // tfjs inside, bundled by `npm run build:engine`: Taro's own bundling would put it into the main package.
          [
            { from: 'build/packages/engine/engine.js', to: `${outputRoot}/packages/engine/engine.js` },
            { from: 'build/packages/text/model.js', to: `${outputRoot}/packages/text/model.js` },
          ]
        : [{ from: 'build/packages/text/model.json', to: `${outputRoot}/packages/text/model.json` }],
    options: {},
  },
  mini: { postcss, miniCssExtractPluginOption },
  h5: {
    postcss,
    miniCssExtractPluginOption,
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    // All pages in one file: a preview that has opened once goes on without a network. Only the engine is a chunk of its own.
    webpackChain(chain) {
      chain.module.set('parser', { javascript: { dynamicImportMode: 'eager' } });
    },
  },
});
