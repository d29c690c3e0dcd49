/** Where a key moves the cursor of a list: the new index, or null when the key means nothing to it. */
export function indexAfter(key: string, active: number | null, top: number, shown: number, total: number): number | null {
  const here = active ?? Math.floor(top);
  const first = active === null;
  switch (key) {
    case 'ArrowDown':
      return first ? here : Math.min(total - 1, here + 1);
    case 'ArrowUp':
      return first ? here : Math.max(0, here - 1);
    case 'PageDown':
      return Math.min(total - 1, here + shown);
    case 'PageUp':
      return Math.max(0, here - shown);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}
