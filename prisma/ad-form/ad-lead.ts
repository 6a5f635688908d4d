import { personOf, type AdAnswer, type AdLead } from '../../workflows/ad-form/ad-form.ts';
import { mendText, nameless } from '../../workflows/ad-form/ad-form.words.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { AdSourceRow } from './ad-source.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import type { IntakeResult } from '../form/intake.ts';
import { newLead } from '../lead/new-lead.ts';
import { publishedPipeline } from '../pipeline/pipeline.ts';
import { newTask } from '../task/new-task.ts';
import { command } from '../write.ts';

/**
 * A lead of an advertising network, made once per network id, with what is known of it. Where the given data does not reach the client, or
 * the network did not give it (`lost`: why), a supervisor gets a task. Refused: UnknownPipeline.
 */
export const takeAdLead = (
  db: Database,
  {
    source,
    lead,
    answers,
    lost,
  }: { source: AdSourceRow; lead: AdLead; answers: AdAnswer[]; lost?: string | undefined },
): Promise<IntakeResult | Refusal> => {
  const key = `ad:${source.key}/${lead.externalId}`;
  const doing = { key, actor: { kind: 'provider' as const, id: source.kind }, at: new Date().toISOString() };
  return command(db, { key, request: { ad: source.key, lead: lead.externalId } }, async () => {
    const pipeline = await publishedPipeline(db, source.pipeline);
    if (!pipeline) return refuse('UnknownPipeline', { pipeline: source.pipeline });
    const person = personOf(answers, {
      kind: source.kind,
      mapping: source.mapping,
      fields: pipeline.definition.fields,
      language: source.options.language ?? 'ru',
    });
    const { phone, email, language, fields, unread } = person;
    const name = person.name || inLanguage(nameless, language);
    const change = await newLead(db, doing, pipeline, {
      name,
      person: { name, phone, email, language },
      source: { ad: source.key, ...lead.source },
      fields,
      tags: [],
      amount: null,
      responsible: null,
      told: { ad: source.key, raw: rawOf(answers), ...(unread ? { unread } : {}) },
      at: doing.at,
    });
    if (!unread && (phone || email)) return change;
    const task = await newTask(
      db,
      doing,
      { id: change.result.id, name, responsible_id: null, clock_offset: 0 },
      { type: 'call', text: mendText(unread ?? {}, lost), due: { by: 'end_of_working_day' }, who: 'supervisor' },
    );
    return isRefusal(task) ? task : together(change, [task]);
  });
};

const rawOf = (answers: AdAnswer[]): Record<string, string> => {
  const raw = new Map<string, string[]>();
  for (const { name, value } of answers) raw.set(name, [...(raw.get(name) ?? []), value]);
  return Object.fromEntries([...raw].map(([name, values]) => [name, values.join(', ')]));
};
