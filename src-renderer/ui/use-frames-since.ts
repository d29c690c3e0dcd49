import { useEffect, useState } from 'react';

/**
 * How many frames ago `key` became what it is, up to `most`. What is large comes part by part, one frame after the
 * other, so that no frame is late: who scrolls meanwhile is not held up.
 */
export function useFramesSince(key: string | null, most: number): number {
  const [shown, setShown] = useState({ key, frames: 0 });
  const frames = shown.key === key ? shown.frames : 0;
  useEffect(() => {
    if (frames >= most) return undefined;
    const frame = requestAnimationFrame(() => setShown({ key, frames: frames + 1 }));
    return () => cancelAnimationFrame(frame);
  }, [key, frames, most]);
  return frames;
}
