import { type Graphics } from '../graphics';

/** What every source of graphics contexts promises. `create` gives one that has WebGL 1, or nothing for `null`. */
export function describeGraphics(name: string, create: (gl: WebGLRenderingContext | null) => Graphics): void {
  describe(`${name} as a source of graphics`, () => {
    it('gives a context and its version', () => {
      const gl = {} as WebGLRenderingContext;
      expect(create(gl).createContext()).toEqual({ webglVersion: 1, gl });
    });

    it('gives nothing, rather than an error, where there is no WebGL', () => {
      expect(create(null).createContext()).toBeUndefined();
    });
  });
}
