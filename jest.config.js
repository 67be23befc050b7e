/** tfjs' deep imports and Taro's packages are published as untranspiled ES modules. */
const transformIgnorePatterns = ['/node_modules/(?!(@tensorflow|@tarojs|bson)/)'];
const transform = {
  '^.+\\.(t|j|mj)sx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
      module: { type: 'commonjs' },
    },
  ],
};
const modulePathIgnorePatterns = ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/.zhanggui/'];
/** Where tests run, a global costs a search at every use: signatures alone would take nine tenths of some suites. */
const sandboxInjectedGlobals = ['Math'];
const shared = { transform, transformIgnorePatterns, modulePathIgnorePatterns, sandboxInjectedGlobals };

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{src,cloudfunctions,training,tools}/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.(e2e|sim|phone)\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'dom',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/src/**/*.test.tsx'],
      moduleNameMapper: {
        '\\.css$': '<rootDir>/src/testing/emptyModule.ts',
        '^@tarojs/components$': '<rootDir>/src/testing/taroComponents.tsx',
      },
    },
    {
      // Runs the BUILT weapp dist in miniprogram-simulate: `npm run build:weapp` first.
      displayName: 'simulator',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { url: 'https://simulator.test' },
      testMatch: ['<rootDir>/tools/simulator/**/*.sim.test.ts'],
      globalSetup: '<rootDir>/tools/simulator/jest/globalSetup.ts',
      globalTeardown: '<rootDir>/tools/simulator/jest/globalTeardown.ts',
      // Modules of tfjs too: the cloud of the global set-up checks artifacts on the phone's engine.
      transform: { '(\\.ts|@tensorflow/.+\\.js)$': transform['^.+\\.(t|j|mj)sx?$'] },
      transformIgnorePatterns,
      sandboxInjectedGlobals,
    },
    {
      // Runs the BUILT weapp dist on a simulated phone in Chromium: `npm run build:weapp build:cloud` first.
      ...shared,
      displayName: 'phone',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tools/simulator/**/*.phone.test.ts'],
      globalSetup: '<rootDir>/tools/simulator/e2e/globalSetup.ts',
      globalTeardown: '<rootDir>/tools/simulator/e2e/globalTeardown.ts',
    },
    {
      // Drives the BUILT H5 preview in Chromium against a real local cloud: `npm run build:h5 build:cloud` first.
      ...shared,
      displayName: 'e2e',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tools/e2e/**/*.e2e.test.ts'],
    },
  ],
};
