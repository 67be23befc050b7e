import { registerFusedKernel } from './fusedKernel';

/** A clone that shares its memory, as on other backends: tfjs 4.22 copies, and clones all that a gradient needs. */
export function registerIdentity(): void {
  registerFusedKernel<'x'>('Identity', ({ inputs: { x }, backend }) => {
    backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  });
}
