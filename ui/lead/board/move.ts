import type { Lead, Move } from '../../../workflows/lead/lead.schema.ts';
import { whyNotEnter } from '../../../workflows/pipeline/entry.ts';
import { whyNotMove } from '../../../workflows/lead/lead.ts';
import type { Pipeline, Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Refusal } from '../../../workflows/refusal.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { post } from '../../ask/ask.ts';
import { isProblem } from '../../ask/problem.ts';
import { cache } from '../../cache.ts';
import { toastProblem } from '../../kit/toast.tsx';
import { takeLead } from '../../live.ts';
import { stageOf } from '../../pipeline/pipelines.ts';
import { meQuery } from '../../session.tsx';
import { toastClick } from '../../undo/undo.ts';
import { language, say } from '../../words.ts';
import { leadQuery } from '../lead-query.ts';

/** What is sent with a move: the fields that the stage asks for, and why the lead was lost. */
export type Filling = Omit<Move, 'stage'>;
export type Missing = NonNullable<Refusal['missing']>;

/** Why a lead may not go there, before anyone tries; a loss reason is asked for later, so it does not count. */
export const whyNotTo = (lead: Lead, pipeline: Pipeline, stage: string, filling: Filling = {}): Refusal | undefined => {
  const refusal = whyNotMove(lead, pipeline.definition, { stage });
  if (refusal && refusal.refusal !== 'LossReasonNeeded') return refusal;
  const found = stageOf(pipeline, stage);
  // what a lead of another version is asked, the server knows
  if (!found || lead.pipelineVersion !== pipeline.version) return undefined;
  return whyNotEnter(knowable(found), pipeline.definition, {
    facts: factsOf(filled(lead, found.key, filling)),
    role: cache.getQueryData(meQuery.queryKey)?.role ?? null,
    checklist: filled(lead, found.key, filling).checklist,
  });
};

/** Whether the user who moves the lead can fill in what is missing here and now. */
export const mendable = (refusal: Refusal | undefined): Missing | undefined =>
  refusal?.missing && refusal.missing.fields.length + refusal.missing.checklist.length > 0
    ? refusal.missing
    : undefined;

const knownHere = ['fields', 'amount', 'name', 'tags', 'source', 'contact', 'company', 'responsible'];
/** Counts of invoices, tasks and outcomes are not in the browser: only the server looks at them. */
const knowable = (stage: Stage): Stage =>
  stage.entry
    ? {
        ...stage,
        entry: { ...stage.entry, fields: stage.entry.fields.filter((path) => knownHere.includes(path.split('.')[0]!)) },
      }
    : stage;

const factsOf = (lead: Lead) => {
  const contact = lead.contacts.find(({ main }) => main) ?? lead.contacts[0];
  return {
    ...lead,
    responsible: lead.responsibleId,
    contact: contact && { ...contact, email: contact.emails[0], phone: contact.phones[0] },
  };
};

const filled = (lead: Lead, stage: string, { fields, amount, checklist }: Filling): Lead => ({
  ...lead,
  ...(fields ? { fields: { ...lead.fields, ...fields } } : {}),
  ...(amount === undefined ? {} : { amount }),
  ...(checklist ? { checklist: { ...lead.checklist, [stage]: checklist } } : {}),
});

type Moving = Filling & {
  /** the server knows better what is missing */
  onMissing?: (missing: Missing) => void;
};

/** Shows the move at once; goes back with the reason where the server refuses. */
export const move = async (lead: Lead, pipeline: Pipeline, stage: string, { onMissing, ...filling }: Moving = {}) => {
  const to = stageOf(pipeline, stage);
  takeLead({
    ...filled(lead, stage, filling),
    stage,
    stageEnteredAt: new Date(Date.now() + lead.clockOffset).toISOString(),
  });
  try {
    await post('/leads/{id}/move', { path: { id: lead.id }, body: { stage, ...filling } });
  } catch (error) {
    if (known(lead).version === lead.version) takeLead(lead);
    const missing = isProblem(error, 'EntryNotMet')
      ? mendable({ refusal: 'EntryNotMet', missing: error.problem['missing'] as Missing })
      : undefined;
    if (missing && onMissing) return onMissing(missing);
    const passing = isProblem(error) && (error.status === 0 || error.status >= 500);
    toastProblem(
      error,
      passing
        ? {
            text: say('kit:again'),
            run: () =>
              void move(lead, pipeline, stage, {
                ...filling,
                ...(onMissing ? { onMissing } : {}),
              }),
          }
        : undefined,
    );
    return;
  }
  if (!to) return;
  const said = say('lead/board:moved', { name: lead.name, stage: inLanguage(to.name, language()) });
  await toastClick(said, lead.id, to.kind === 'won' ? 'green' : 'dim');
};

const known = (lead: Lead): Lead => cache.getQueryData(leadQuery(lead.id).queryKey) ?? lead;
