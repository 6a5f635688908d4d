import type { Lead, LeadPatch } from '../../../workflows/lead/lead.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { get, patch } from '../../ask/ask.ts';
import { isProblem } from '../../ask/problem.ts';
import { cache } from '../../cache.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { takeLead } from '../../live.ts';
import { language, say } from '../../words.ts';
import { leadQuery } from '../lead-query.ts';
import { patchOf, typedOf } from '../typed.ts';
import { fieldsOfLeads } from './fields.ts';

/** What became of it: kept, or what somebody else has put there meanwhile. */
type Saved = { state: 'kept' } | { state: 'theirs'; lead: Lead; now: string } | { state: 'refused' };

/**
 * Writes one cell over what the row showed. Where somebody was faster in another field, both stay; where it was this one, nothing is
 * overwritten: the caller shows theirs, and a second Enter is a decision.
 */
export const saveCell = async (
  lead: Lead,
  key: string,
  text: string,
  definition: PipelineDefinition,
  { undoes = false } = {},
): Promise<Saved> => {
  const before = shown(lead, definition)[key] ?? '';
  if (text.trim() === before) return { state: 'kept' };
  const path = { id: lead.id };
  try {
    takeLead(await patch('/leads/{id}', { path, body: changeOf(lead, key, text, definition) }));
    told(lead.id, key, before, definition, undoes);
    return { state: 'kept' };
  } catch (error) {
    if (!isProblem(error, 'VersionChanged')) {
      toastProblem(error);
      return { state: 'refused' };
    }
  }
  const fresh = await get('/leads/{id}', { path }).catch(toastProblem);
  if (typeof fresh !== 'object') return { state: 'refused' };
  takeLead(fresh);
  const now = shown(fresh, definition)[key] ?? '';
  return now === before ? saveCell(fresh, key, text, definition, { undoes }) : { state: 'theirs', lead: fresh, now };
};

const shown = (lead: Lead, definition: PipelineDefinition) => typedOf(lead, fieldsOfLeads(definition), language());

const changeOf = (lead: Lead, key: string, text: string, definition: PipelineDefinition): LeadPatch => {
  const before = shown(lead, definition);
  const types = Object.fromEntries(fieldsOfLeads(definition).map((field) => [field.key, field.type]));
  const currency = lead.amount?.currency ?? definition.currency;
  return patchOf({ ...before, [key]: text }, before, lead.version, currency, types);
};

const told = (id: string, key: string, before: string, definition: PipelineDefinition, undoes: boolean) => {
  const undo = () => {
    const lead = cache.getQueryData(leadQuery(id).queryKey);
    if (lead) void saveCell(lead, key, before, definition, { undoes: true });
  };
  toast(say('lead/table:saved'), {
    tone: 'green',
    ...(undoes ? {} : { action: { text: say('kit:undo'), run: undo } }),
  });
};
