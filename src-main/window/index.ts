/**
 * Owns the window: its page, its place, its menu, and everything it may not do.
 * Refuses to know what is shown in it.
 */
export { lockProcess, lockSession } from './lock-down';
export { createWindow } from './main-window';
export { setMenu } from './menu';
export { ORIGIN, declareScheme, servePage } from './protocol';
