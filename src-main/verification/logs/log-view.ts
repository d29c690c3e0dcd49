import type { LogView } from '#core/contract';
import { formulaText, fieldText } from '#core/logs';
import type { LogRecipe } from '#core/logs';
import { cutTo } from '#core/words';

import type { LogOutcome, LogRequest, LogVerification } from './log-verification';

const LONGEST_TEXT = 16_384;
const LONGEST_NAME = 256;
const LISTED_CHAINS = 100;

type Verified = Extract<LogOutcome, { kind: 'verified' }>;

/** What screen and report show of a log beside its verdict. Throws SourceError, EvidenceChanged. */
export async function toLogView({ verdict, reading }: Verified, request: LogRequest, verification: LogVerification): Promise<LogView> {
  const { found: { shelved, located }, pinned, stated } = request;
  const { recipe, sha256, text, path } = shelved;
  const { chains, counts } = reading.walk;
  const { judged, recomputed, recovered, unjudged, unhashed, outside, links, brokenLinks } = counts;
  return {
    recipe: {
      id: recipe.id, title: recipe.title, sha256, pinned, path,
      formula: formulaText(recipe, located.names.hash), covered: verdict.log.recipe.covered, joined: recipe.preimage?.separator === '' && recipe.preimage.parts.length > 1,
      text: text.slice(0, LONGEST_TEXT), textCut: text.length > LONGEST_TEXT,
    },
    records: verdict.log.records,
    hashName: located.names.hash, previousName: located.names.previous,
    genesis: JSON.stringify(recipe.genesis),
    order: orderText(recipe), group: recipe.group === null ? null : fieldText(recipe.group),
    chains: [...chains.values()].slice(0, LISTED_CHAINS).map(({ group, hashed, judged: examined, startsAtGenesis, first, last, lastHash }) => ({
      name: recipe.group === null || group === '' ? null : cutTo(group, LONGEST_NAME), hashed, judged: examined, fromGenesis: startsAtGenesis, first, last, lastHash,
    })),
    chainCount: chains.size,
    counts: { judged, recomputed, recovered, unjudged, unhashed, outside, links, brokenLinks },
    window: stated,
    tenant: request.tenant,
    aster: await asterOf(reading, request, verification),
  };
}

function orderText({ order }: LogRecipe): string {
  if (order.by === 'field') return `ascending by ${fieldText(order.field)}${order.gaps === 'normal' ? ', gaps being normal' : ''}`;
  if (order.direction === 'either') return 'as in the file, oldest or newest first, whichever way more links hold';
  return order.direction === 'ascending' ? 'as in the file, oldest first' : 'as in the file, newest first';
}

/** The endpoint knows tenants: its answer is given for the one that was named, or for the only one. */
async function asterOf(reading: Verified['reading'], { found, tenant }: LogRequest, verification: LogVerification): Promise<LogView['aster']> {
  if (found.shelved.recipe.id !== 'aster/audit') return null;
  const names = [...reading.walk.chains.keys()];
  const one = names.find((name) => name === tenant) ?? (tenant === null && names.length === 1 ? names[0] : undefined);
  return one === undefined ? null : { tenant: one, answer: await verification.asAster(reading, one) };
}
