import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** `target` may not import from any of `sources`: the layers of the architecture, kept by the linter. */
const forbid = (target, ...sources) => sources.map((from) => ({ target: `./${target}`, from: `./${from}` }));

const SHELLS = ['src/features', 'src/components', 'src/pages', 'src/packages'];
const ABOVE_PLATFORM = ['src/domain', 'src/text', 'src/models', 'src/inference', 'src/tracking', ...SHELLS];

const zones = [
  ...forbid('src/contracts', 'src/platform', ...ABOVE_PLATFORM),
  ...forbid('src/platform', ...ABOVE_PLATFORM),
  ...forbid(
    'src/domain',
    'src/text',
    'src/models',
    'src/inference',
    'src/tracking',
    'src/platform',
    ...SHELLS,
  ),
  ...forbid(
    'src/text',
    'src/domain',
    'src/models',
    'src/inference',
    'src/tracking',
    'src/platform',
    ...SHELLS,
  ),
  ...forbid(
    'src/models',
    'src/domain',
    'src/text',
    'src/inference',
    'src/tracking',
    'src/platform',
    ...SHELLS,
  ),
  ...forbid('src/inference', 'src/tracking', ...SHELLS),
  ...forbid('src/tracking', 'src/inference', 'src/models', 'src/text', ...SHELLS),
  ...forbid('src/components', 'src/features', 'src/pages', 'src/packages', 'src/inference', 'src/tracking'),
  ...forbid('src/features', 'src/pages', 'src/packages'),
  ...forbid('src', 'training', 'cloudfunctions', 'tools'),
  ...forbid(
    'cloudfunctions',
    'training',
    'tools',
    'src/inference',
    'src/tracking',
    'src/platform',
    ...SHELLS,
  ),
  ...forbid(
    'training',
    'cloudfunctions',
    'tools',
    'src/inference',
    'src/tracking',
    'src/platform',
    ...SHELLS,
  ),
  // The one place that chooses a platform is src/bootstrap.*.ts.
  ...['features', 'components', 'pages', 'packages', 'inference', 'tracking'].flatMap((layer) =>
    forbid(`src/${layer}`, 'src/platform/wx', 'src/platform/web', 'src/platform/memory').map((zone) => ({
      ...zone,
      message: 'Take the interface from src/platform; implementations are chosen in src/bootstrap.*.ts.',
    })),
  ),
];

/** Tests and what serves them may run on the memory platform. */
const testZones = zones.filter(({ from }) => from !== './src/platform/memory');

/** One feature never imports another: the page composes them. */
const featureZones = readdirSync('src/features').map((feature) => ({
  target: `./src/features/${feature}`,
  from: './src/features',
  except: [`./${feature}`],
  message: 'One feature never imports another; the page composes them.',
}));

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'build', '.cache', '.zhanggui', 'model-artifacts', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', '**/testing/**'],
    rules: { 'import-x/no-restricted-paths': ['error', { zones: testZones }] },
  },
  {
    files: ['src/**/*.tsx', 'src/**/use*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/platform/wx/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'wx', message: 'Only src/platform/wx talks to wx; use an interface of src/platform.' },
      ],
    },
  },
  {
    files: ['src/features/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'import-x/no-restricted-paths': ['error', { zones: [...zones, ...featureZones] }] },
  },
  {
    // Taro and the tools' own configuration files demand a default export; command lines print.
    files: [
      'src/app.tsx',
      'src/**/*.config.ts',
      'src/pages/**/*.tsx',
      'src/packages/**/pages/**/*.tsx',
      'config/**',
      '*.config.{js,mjs,ts}',
    ],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['tools/**', 'training/**', 'config/**', '**/*.test.{ts,tsx}'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.js'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
  },
  prettier,
);
