// How a window is opened here: on the display that there is, else on a virtual one.

export const isHeadless = () =>
  process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];

const isRoot = () => process.getuid?.() === 0;

/** Chromium refuses its sandbox to root; a virtual display has no graphics processor, nor its machine a message bus to complain of. */
export function runtimeFlags() {
  return [...(isRoot() ? ['--no-sandbox'] : []), ...(isHeadless() ? ['--disable-gpu', '--log-level=3'] : [])];
}

/**
 * A command, wrapped for a machine without a display.
 * @param {string} program @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function onDisplay(program, args) {
  return isHeadless() ? ['xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', program, ...args]] : [program, [...args]];
}
