import { problemCheck, sizeCheck } from './check';
import { formatChecks } from './formatChecks';

it('passes a size at its limit and fails one byte above', () => {
  expect(sizeCheck('engine', 360 * 1024, 360 * 1024).passed).toBe(true);
  expect(sizeCheck('engine', 360 * 1024 + 1, 360 * 1024).passed).toBe(false);
});

it('shows every check in a row and the details of those that failed', () => {
  const table = formatChecks([
    sizeCheck('main package', 512 * 1024, 1024 * 1024),
    problemCheck('no code from text', '1 places', 'none', ['app.js: eval(x)']),
  ]);
  expect(table.split('\n')).toEqual([
    'ok    main package         512 KB  ≤ 1,024 KB',
    'FAIL  no code from text  1 places        none',
    '',
    'no code from text:',
    '  app.js: eval(x)',
  ]);
});
