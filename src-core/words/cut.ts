/** The first half of a pair at the end of a text, which is no character without the second. */
const HALF_PAIR = /[\ud800-\udbff]$/;

/** Text cut to `limit` characters, saying how many are missing; never between the halves of a pair. */
export function cutTo(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit).replace(HALF_PAIR, '');
  return `${kept} \u2026 ${String(text.length - kept.length)} more characters`;
}

/** Text cut to `limit` characters, saying only that it goes on (`…`); never between the halves of a pair. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit).replace(HALF_PAIR, '')}\u2026`;
}
