/** One time that the program was connected; `to` is null while it is. Times are RFC 3339, UTC. */
export type Connected = { readonly host: string; readonly place: string; readonly from: string; readonly to: string | null };

const LOCKS = 'name resolution, every request of its window but those for its own pages, and all permissions are denied, and it opens a connection only to fetch an archive from a bucket that the examiner names';

/** What the report says of the network: where the program was connected to in this run, and that it was not otherwise. */
export function networkWords(connected: readonly Connected[]): string {
  if (connected.length === 0) return `The program worked offline: ${LOCKS}. In this run it opened none.`;
  const places = [...new Set(connected.map(({ host, place }) => `${host} (${place})`))];
  const told = places.map((name) => `${name}, ${timesOf(connected.filter(({ host, place }) => `${host} (${place})` === name))}`);
  return `In this run the program was connected, by the examiner's choice, to ${told.join('; and to ')}. It sent requests that read, and none that write, and put what it fetched into a case folder; verification reads files on this machine alone. At all other times it worked offline: ${LOCKS}.`;
}

function timesOf(times: readonly Connected[]): string {
  const from = times[0]?.from ?? '';
  const to = times.at(-1)?.to ?? null;
  const often = times.length === 1 ? '' : `${times.length} times `;
  if (to === null) return `${often}since ${from} and still so when this report was ordered`;
  return times.length === 1 ? `from ${from} to ${to}` : `${often}between ${from} and ${to}`;
}
