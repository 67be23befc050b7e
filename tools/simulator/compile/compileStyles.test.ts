import { compileStyles } from './compileStyles';

const compile = (sheets: Record<string, string>) =>
  compileStyles((path) => sheets[path], ['pages/home/index'], ['view', 'scroll-view']).trim();

it('scopes a sheet to the page, its tags to the built-ins and its lengths to the phone', () => {
  const sheet = 'page { color: red } view > scroll-view, .view { width: 10rpx; height: 50vh }';
  expect(compile({ 'app.wxss': sheet })).toBe(
    '.page { color: red } .page wx-view > wx-scroll-view, .page .view { width: calc(10 * var(--rpx)); height: calc(50 * var(--page-vh)) }',
  );
});

it("keeps a page's own sheet away from other pages, with what it imports", () => {
  const sheets = {
    'pages/home/index.wxss': '@import "../../tile.wxss";',
    'tile.wxss': '.tile { color: red }',
  };
  expect(compile(sheets)).toBe('.page[data-route="pages/home/index"] .tile { color: red }');
});

it("follows the phone's colours, not the machine's", () => {
  const sheet = '@media (prefers-color-scheme: dark) { page { color: red } }';
  expect(compile({ 'app.wxss': sheet })).toMatch(/^:root\[data-theme="dark"\] \.page \{ color: red \}$/);
});

it('leaves the steps of an animation alone', () => {
  const sheet = '@keyframes turn { from { color: red } to { color: blue } }';
  expect(compile({ 'app.wxss': sheet })).toBe(sheet);
});
