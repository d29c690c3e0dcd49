/** A wait long enough to see whether anything works, and how much work, in microseconds, is nobody's but the clock's. */
const LOOK_MS = 2;
const IDLE_US = 1000;
const MOST_LOOKS = 100;

/**
 * Waits until nothing works in the background of this process any more, a fifth of a second at most. When Node ends it
 * waits for compilations in the background without serving them; one that needs room in the heap then waits for Node, and
 * the process hangs with its answer given (nodejs/node issue 54918). While it waits here they are served.
 */
export async function quietEnd(): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const { user, system } = process.cpuUsage(before);
    if (user + system < IDLE_US) return;
  }
}
