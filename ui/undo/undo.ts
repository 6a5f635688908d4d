import { messageName } from '../../workflows/channel/index.ts';
import type { Stays } from '../../workflows/undo/undo.schema.ts';
import { get, post } from '../ask/ask.ts';
import { askAgain, asking } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import type { Tone } from '../kit/Chip.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { takeLead } from '../live.ts';
import { meQuery } from '../session.tsx';
import { language, loadWords, say } from '../words.ts';

export const clicksQuery = (leadId: string) => asking('/leads/{id}/clicks', { path: { id: leadId } });

/** Says what a click did, with Undo for as long as the server can take it back. */
export const toastClick = async (text: string, leadId: string | null, tone: Tone = 'dim'): Promise<void> => {
  if (leadId === null) return void toast(text, { tone });
  const me = cache.getQueryData(meQuery.queryKey)?.id;
  const clicks = await cache.fetchQuery({ ...clicksQuery(leadId), staleTime: 0 }).catch(() => undefined);
  const mine = clicks?.items.find(({ by }) => by === me);
  const lasts = mine ? Date.parse(mine.until) - Date.now() : 0;
  if (!mine || lasts <= 0) return void toast(text, { tone });
  toast(text, { tone, lasts, action: { text: say('kit:undo'), run: () => void undo(leadId, mine.click) } });
};

/** Takes a click back, and says what could not be. */
export const undo = async (leadId: string, click: string): Promise<void> => {
  await loadWords('undo');
  await takeBack(leadId, click).then(tellUndone, toastProblem);
};

/** Takes a click back without a word; what could not be. */
export const takeBack = async (leadId: string, click: string): Promise<Stays[]> => {
  const path = { id: leadId };
  try {
    const { stays } = await post('/leads/{id}/undo', { path, body: { click } });
    takeLead(await get('/leads/{id}', { path }));
    return stays;
  } finally {
    void askAgain([['/leads/{id}/clicks', { path }]]);
  }
};

export const tellUndone = async (stays: Stays[]): Promise<void> => {
  if (stays.length === 0) toast(say('undo:done'));
  else toast(say('undo:done.but', { what: await staysText(stays) }), { tone: 'amber', lasts: 12_000 });
};

/** The names of columns come with all sentences of events, which a page that undoes nothing need not load. */
const staysText = async (stays: Stays[]): Promise<string> => {
  const { columnName } = await import('../../workflows/event/sentence.ts');
  const one = ({ noun, name, why }: Stays): string => {
    if (noun === 'delivery') return say('undo:stays.gone', { name: messageName(name, language()) });
    if (noun === 'invoice') return say(`undo:stays.invoice.${why}`, { name });
    return say('undo:stays.changed', { name: noun === 'lead' ? columnName(name.split('.')[0]!, language()) : name });
  };
  return stays.map(one).join('; ');
};
