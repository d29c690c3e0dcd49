/** One check of the method and how it came out. `result` is printed; `why` says what it rests on. */
export type Check = { readonly name: string; readonly result: 'ok' | 'not ok' | 'warning' | 'indeterminate' | 'not run'; readonly why: string };
