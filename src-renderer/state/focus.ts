export type Place = 'sequence' | 'search' | 'entries' | 'inspector' | 'findings' | 'overview' | 'differences' | 'compared' | 'board' | 'day';

const places = new Map<Place, HTMLElement>();

/** A ref for the element that commands from the keyboard or the menu put the focus on. */
export const placeRef = (place: Place) => (element: HTMLElement | null): void => {
  if (element === null) places.delete(place);
  else places.set(place, element);
};

export function focusField(place: Place): void {
  const element = places.get(place);
  if (element === undefined) return;
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
}
