/**
 * True where `TAMPERSCOPE_AIR_GAPPED` is set to anything but nothing, `0` or `false`: then no bucket is opened, whoever
 * asks. A word that was misspelt keeps the network closed.
 */
export function isAirGapped(environment: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return !['', '0', 'false'].includes((environment['TAMPERSCOPE_AIR_GAPPED'] ?? '').trim().toLowerCase());
}
