/** A count as people read it, thousands apart: 10,000,000. Not for what names something: a sequence, an offset, an index. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** A count with its noun, or with as much of the sentence as follows its number: "1 entry does", "2,000 entries do". */
export const counted = (count: number, one: string, many: string): string => `${grouped(count)} ${count === 1 ? one : many}`;

/** The same, and nothing of nothing: for a list of which only some parts are there. */
export const countedIfAny = (count: number, one: string, many = one): string => (count === 0 ? '' : counted(count, one, many));
