/** The built-in recipes, which are files like any other: by identifier, the file in resources/recipes. */
export const BUILT_IN = { 'aster/audit': 'aster-audit.json', 'adjudon-operations': 'adjudon-operations.json' } as const;

export type BuiltInId = keyof typeof BUILT_IN;
export const BUILT_IN_IDS: readonly BuiltInId[] = ['aster/audit', 'adjudon-operations'];
