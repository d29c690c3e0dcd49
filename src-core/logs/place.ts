import type { LogRecipe, RecordPlace } from './recipe';

/** One step from the root towards the records: into a member, or (null) into each element. */
export type Step = string | null;

/** Where a log's records stand: in one document, or in a document a line. No steps: the document itself is a record. */
export type LogPlace = { readonly form: RecordPlace['form']; readonly ndjson: boolean; readonly steps: readonly Step[] };

/** The places that a recipe allows; pages may stand in an array or one a line. */
export function placesOf(recipe: LogRecipe): LogPlace[] {
  return recipe.records.flatMap((place): LogPlace[] => {
    switch (place.form) {
      case 'array':
        return [{ form: 'array', ndjson: false, steps: [null] }];
      case 'ndjson':
        return [{ form: 'ndjson', ndjson: true, steps: [] }];
      case 'member':
        return [{ form: 'member', ndjson: false, steps: [...place.path, null] }];
      case 'pages':
        return [
          { form: 'pages', ndjson: false, steps: [null, ...place.path, null] },
          { form: 'pages', ndjson: true, steps: [...place.path, null] },
        ];
    }
  });
}

/** The place for a person. */
export function placeText({ form, steps }: LogPlace): string {
  const path = steps.filter((step) => step !== null).map((step) => `"${step}"`).join(' → ');
  switch (form) {
    case 'array':
      return 'an array of records';
    case 'ndjson':
      return 'one record a line (NDJSON)';
    case 'member':
      return `an array of records under ${path}`;
    case 'pages':
      return `pages with records under ${path}`;
  }
}
