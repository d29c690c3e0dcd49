import type { AppEvent } from '#core/contract';

type Kind = AppEvent['kind'];
type Told<K extends Kind> = Extract<AppEvent, { kind: K }>;

/** What a desk tells the window, and a wait for the first event of a kind, or the n-th. */
export type ToldEvents = {
  readonly tell: (event: AppEvent) => void;
  readonly events: readonly AppEvent[];
  readonly heard: <K extends Kind>(kind: K, times?: number) => Promise<Told<K>>;
};

export function toldEvents(): ToldEvents {
  const events: AppEvent[] = [];
  let wake: () => void = () => undefined;
  const tell = (event: AppEvent): void => {
    events.push(event);
    wake();
  };
  const heard = async <K extends Kind>(kind: K, times = 1): Promise<Told<K>> => {
    for (;;) {
      const found = events.filter((event): event is Told<K> => event.kind === kind)[times - 1];
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return { tell, events, heard };
}
