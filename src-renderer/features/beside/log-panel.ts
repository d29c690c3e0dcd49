import type { LogChainView, LogView } from '#core/contract';

import { formatCount, formatCounted } from '../../ui/format';

export type LogFact = { readonly label: string; readonly text: string; readonly mono: boolean; readonly copy: string | null };
export type LogPanel = { readonly facts: readonly LogFact[]; readonly notes: readonly string[]; readonly chains: readonly string[]; readonly chainsTitle: string; readonly aster: readonly string[] };

const SHOWN_CHAINS = 20;

const plain = (label: string, text: string): LogFact => ({ label, text, mono: false, copy: null });
const mono = (label: string, text: string, copy: string | null = null): LogFact => ({ label, text, mono: true, copy });

/** What the window says of a log beside its verdict: the recipe and what it covers, the chains, the endpoint's own answer. */
export function toLogPanel(view: LogView): LogPanel {
  const { recipe, counts, chains, chainCount } = view;
  return {
    facts: [
      plain('Recipe', recipe.title),
      mono('Identifier', recipe.id),
      plain('Chosen', recipe.pinned ? 'named by the examiner' : 'by the members of the first records'),
      mono('SHA-256 of its file', `${recipe.sha256.slice(0, 12)}\u2026`, recipe.sha256),
      mono('Formula', recipe.formula, recipe.formula),
      plain('Order', view.order),
      plain('Genesis', view.genesis),
      plain('Records', view.records),
      plain('Recomputed', recipe.covered.length === 0 ? 'none: contents are not claimed' : `${formatCount(counts.recomputed)} of ${formatCounted(counts.judged, 'record', 'records')}${counts.recovered > 0 ? `, ${formatCount(counts.recovered)} with lost digits of the time` : ''}`),
      plain('Links', `${formatCount(counts.links - counts.brokenLinks)} of ${formatCount(counts.links)} hold`),
      ...(counts.unhashed === 0 ? [] : [plain('Without a hash', formatCount(counts.unhashed))]),
    ],
    notes: notesOf(view),
    chains: chainCount < 2 ? [] : chains.slice(0, SHOWN_CHAINS).map(chainLine),
    chainsTitle: chainCount > SHOWN_CHAINS ? `The first ${SHOWN_CHAINS} of ${formatCount(chainCount)} chains` : formatCounted(chainCount, 'chain', 'chains'),
    aster: asterLines(view),
  };
}

/** What was asked of the log, as it was written: the fields begin with it. */
export const askedOf = ({ window, tenant }: LogView): { readonly start: string; readonly end: string; readonly tenant: string } => ({ start: window?.start ?? '', end: window?.end ?? '', tenant: tenant ?? '' });

/** The tenants between whom Aster's endpoint tells; null where it is no log of Aster's, or there is one only. */
export const tenantsOf = ({ recipe, chains, chainCount }: LogView): readonly string[] | null => (recipe.id !== 'aster/audit' || chainCount < 2 ? null : chains.flatMap(({ name }) => (name === null ? [] : [name])));

function notesOf({ recipe, hashName, tenant, aster }: LogView): string[] {
  const nobody = tenant !== null && aster === null ? [`No record with a hash names the tenant "${tenant}".`] : [];
  if (recipe.covered.length === 0) return [...nobody, 'What the hash covers is not published: an edit inside a record leaves links whole.'];
  const covered = `${hashName} covers ${recipe.covered.join(', ')}. An edit to any other member is invisible here.`;
  return recipe.joined ? [...nobody, covered, 'Nothing stands between the values: a letter moved from one to the next is invisible, too.'] : [...nobody, covered];
}

function chainLine({ name, hashed, fromGenesis, first, last }: LogChainView): string {
  return `${name ?? 'without a name'}: ${formatCounted(hashed, 'record', 'records')}, ${String(first)} to ${String(last)}, ${fromGenesis ? 'from genesis' : 'what came before was not supplied'}`;
}

function asterLines({ aster }: LogView): string[] {
  if (aster === null) return [];
  const { valid, brokenAt, reason, recordsVerified } = aster.answer;
  return [`valid: ${String(valid)}`, `brokenAt: ${brokenAt ?? 'null'}`, `reason: ${reason ?? 'null'}`, `recordsVerified: ${recordsVerified}`];
}
