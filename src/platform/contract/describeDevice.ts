import { type Device } from '../device';

/** What every device promises. */
export function describeDevice(name: string, create: (appVersion: string) => Device): void {
  describe(`${name} as a device`, () => {
    it('says what it is and which app it runs, the same each time', () => {
      const device = create('1.2.3');
      const facts = device.describe();
      expect(facts).toMatchObject({ appVersion: '1.2.3', model: expect.stringMatching(/\S/) });
      expect(facts.system).toMatch(/\S/);
      expect(['weapp', 'h5', 'test']).toContain(facts.platform);
      expect(device.describe()).toEqual(facts);
    });
  });
}
