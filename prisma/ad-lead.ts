import { personOf, type AdAnswer, type AdLead } from '../workflows/ad-form/ad-form.ts';
import { refuse, type Refusal } from '../workflows/refusal.ts';
import type { AdSourceRow } from './ad-source.ts';
import type { Database } from './client.ts';
import { newLead, type Taken } from './intake.ts';
import { publishedPipeline } from './pipeline.ts';
import { command } from './write.ts';

/** A lead of an advertising network, once for its id. Refused: UnknownPipeline, NoAddress (no phone or e-mail that can be one). */
export const takeAdLead = (
  db: Database,
  { source, lead, answers }: { source: AdSourceRow; lead: AdLead; answers: AdAnswer[] },
): Promise<Taken | Refusal> => {
  const key = `ad:${source.key}/${lead.externalId}`;
  const doing = { key, actor: { kind: 'provider' as const, id: source.kind } };
  return command(db, { key, request: { ad: source.key, lead: lead.externalId } }, async () => {
    const pipeline = await publishedPipeline(db, source.pipeline);
    if (!pipeline) return refuse('UnknownPipeline', { pipeline: source.pipeline });
    const { name, phone, email, language, fields } = personOf(answers, {
      kind: source.kind,
      mapping: source.mapping,
      fields: pipeline.definition.fields,
      language: source.options.language ?? 'ru',
    });
    if (!phone && !email) return refuse('NoAddress', { address: source.key });
    return newLead(db, doing, pipeline, {
      name,
      person: { name, phone, email, language },
      source: { ad: source.key, ...lead.source },
      fields,
      tags: [],
      amount: null,
      responsibleId: null,
      consentAt: null,
      told: { ad: source.key, raw: Object.fromEntries(answers.map((answer) => [answer.name, answer.value])) },
      at: new Date().toISOString(),
    });
  });
};
