import { type AppServices } from './appServices';

/** Chooses the platform. Taro's build takes `bootstrap.weapp.ts` or `bootstrap.h5.ts` for it. */
export declare function bootstrap(): AppServices;
