import { findChromium, type BrowserSearch } from './findChromium';

function machine(executables: string[], change: Partial<BrowserSearch> = {}): BrowserSearch {
  return {
    environment: { PATH: '/usr/local/bin:/usr/bin' },
    platform: 'linux',
    isExecutable: (path) => executables.includes(path),
    ...change,
  };
}
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

it('takes CHROME_PATH before anything on PATH', () => {
  const environment = { CHROME_PATH: '/opt/chrome', PATH: '/usr/bin' };
  expect(findChromium(machine(['/opt/chrome', '/usr/bin/chromium'], { environment }))).toBe('/opt/chrome');
});

it('refuses a CHROME_PATH that is no executable instead of taking another browser', () => {
  const environment = { CHROME_PATH: '/opt/absent', PATH: '/usr/bin' };
  expect(() => findChromium(machine(['/usr/bin/chromium'], { environment }))).toThrow('/opt/absent');
});

it('prefers chromium wherever it lies on PATH', () => {
  expect(findChromium(machine(['/usr/local/bin/google-chrome', '/usr/bin/chromium']))).toBe(
    '/usr/bin/chromium',
  );
});

it('looks among the applications on macOS only', () => {
  expect(findChromium(machine([MAC_CHROME], { platform: 'darwin' }))).toBe(MAC_CHROME);
  expect(findChromium(machine([MAC_CHROME]))).toBeUndefined();
});

it('finds nothing on a bare machine', () => {
  expect(findChromium(machine([]))).toBeUndefined();
});
