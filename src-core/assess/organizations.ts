import { statedValue } from '#core/evidence';
import type { OrganizationSeen, Reading } from '#core/replay';

/** The organisation the chain belongs to, and the others that were met, by first appearance in the walk. */
export function foreignOrganizations(reading: Reading): { readonly own: string | undefined; readonly others: ReadonlyMap<string, OrganizationSeen> } {
  const { organizations } = reading.segment;
  const own = statedValue(reading.head.organizationId) ?? organizations.keys().next().value;
  const others = new Map([...organizations].filter(([id]) => id !== own));
  return { own, others };
}
