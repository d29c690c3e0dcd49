/** The page and its inks. Points throughout; A4. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 48, top: 66, bottom: 58 } as const;
export const CONTENT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const CONTENT_BOTTOM = PAGE.height - PAGE.bottom;

/** Every pair of ink and ground here has a contrast of at least 4.5 to 1. */
export const INK = {
  text: '#14181d',
  second: '#4d5864',
  quiet: '#5d6772',
  accent: '#0a4a66',
  rule: '#cfd6dc',
  hairline: '#e4e8ec',
  panel: '#f3f5f7',
  paper: '#ffffff',
  good: '#17633a',
  bad: '#9d1620',
  badSecond: '#b8404a',
  open: '#4b4791',
  warn: '#7d5200',
  idle: '#5d6772',
  escape: '#8a3a00',
} as const;

export const SIZE = { headline: 23, section: 16, heading: 11, subheading: 9.5, body: 9, mono: 8, small: 7.5, tiny: 7 } as const;
/** Line height as a multiple of the size. */
export const LEADING = 1.42;
