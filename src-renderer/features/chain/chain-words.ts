import type { ChainState, Search } from '../../state/chain-slice';
import type { SessionState } from '../../state/session-slice';
import { formatCount } from '../../ui/format';

/** What stands in place of the entries when there is none to show; empty when there are some. */
export function emptySentence({ filter, totals, search, stage }: ChainState & SessionState): string {
  const total = totals[filter];
  if (total !== null && total > 0) return '';
  const busy = stage.phase === 'replaying';
  if (filter === 'found') {
    if (search === null || !search.finished) return 'Searching…';
    const isLog = stage.phase === 'examined' && stage.examination.beside.log !== undefined;
    return isLog ? `No hash, and nothing of who and what, begins with “${search.prefix}”.` : `No trace id and no chain hash begins with “${search.prefix}”, and no entry has it as its whole id.`;
  }
  if (filter === 'fail') return busy ? 'No broken link or content so far.' : 'No finding that fails names an entry.';
  if (filter === 'indeterminate') return 'No indeterminate finding names an entry.';
  if (total === null || busy) return 'Reading the first entries…';
  return stage.phase === 'refused' ? 'No entry could be read.' : 'This bundle holds no entries. There is nothing to replay.';
}

/** How far a search is; silent once it is finished, because the filter shows the count. */
export function searchSentence(search: Search | null): string {
  if (search === null || search.finished) return '';
  return `Searching: ${formatCount(search.searched)} entries looked at, ${formatCount(search.hits)} found.`;
}
