import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { version } from '../package.json';
import { shopConstants } from './shopConstants';

const platform = process.env['TARO_ENV'] === 'h5' ? 'h5' : 'weapp';
const outputRoot = `dist/${platform}`;

/** Sizes are written in CSS pixels and mean CSS pixels: text follows the reader's font size, not the screen's width. */
const postcss = { pxtransform: { enable: false, config: {} } };

export default defineConfig<'webpack5'>({
  projectName: 'zhanggui',
  designWidth: 375,
  deviceRatio: { 375: 1 },
  sourceRoot: 'src',
  outputRoot,
  plugins: [resolve(__dirname, 'ariaPlugin.ts')],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
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
          [{ from: 'build/packages/engine/engine.js', to: `${outputRoot}/packages/engine/engine.js` }]
        : [],
    options: {},
  },
  mini: { postcss },
  h5: {
    postcss,
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
  },
});
