import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

import { scrollTo, setHeight } from '../../state/chain-actions';
import { read } from '../../state/store';
import { ENTRY_HEIGHT, fromScrollTop, toScrollTop, visibleCount } from '../../state/viewport';
import { Glide } from './glide';

export const HEADER_HEIGHT = 27;

/** Entries that a turn of the wheel passes; browsers give pixels, lines or pages. */
function wheelEntries(event: WheelEvent, height: number): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return event.deltaY;
  if (event.deltaMode === WheelEvent.DOM_DELTA_PAGE) return event.deltaY * visibleCount(height);
  return event.deltaY / ENTRY_HEIGHT;
}

/** Ties the scrolled element to the logical offset, both ways. */
export function useViewport(scroller: RefObject<HTMLElement | null>, total: number, top: number, height: number): void {
  // What the last programmatic scroll came to: its own event must not be taken for the examiner's hand, or ten
  // million entries on eight million pixels would drift with every rounding.
  const expected = useRef(0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || height === 0) return;
    const wanted = toScrollTop({ top, height, total });
    if (Math.abs(element.scrollTop - wanted) >= 1) element.scrollTop = wanted;
    expected.current = element.scrollTop;
  }, [scroller, top, height, total]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const resized = new ResizeObserver(() => setHeight(Math.max(0, element.clientHeight - HEADER_HEIGHT)));
    resized.observe(element);
    const scrolled = (): void => {
      if (Math.abs(element.scrollTop - expected.current) < 1) return;
      expected.current = element.scrollTop;
      const state = read();
      scrollTo(fromScrollTop(element.scrollTop, state.height, state.totals[state.filter] ?? 0));
    };
    const wheeled = (event: WheelEvent): void => {
      if (event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      glide.by(wheelEntries(event, read().height));
    };
    const glide = new Glide();
    element.addEventListener('scroll', scrolled);
    element.addEventListener('wheel', wheeled, { passive: false });
    return () => {
      glide.end();
      resized.disconnect();
      element.removeEventListener('scroll', scrolled);
      element.removeEventListener('wheel', wheeled);
    };
  }, [scroller]);
}
