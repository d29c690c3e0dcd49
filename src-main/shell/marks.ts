/** Signs that stand before words at a shell; never instead of them. */
export const CLAIM_MARKS = { proved: '✓', attested: '◐', 'not-provable': '?', refuted: '✗' } as const;
export const CONCLUSION_MARKS = { passed: '✓ PASSED', failed: '✗ FAILED', indeterminate: '? INDETERMINATE' } as const;
export const SEVERITY_MARKS = { fail: '✗', indeterminate: '?', warning: '!', note: 'i' } as const;
