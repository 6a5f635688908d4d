import type { Askable } from '../../workflows/pipeline/askable.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { ofLeads, withHouse } from '../../workflows/field/field.ts';
import { askedOfTicket } from '../../workflows/ticket/asked.ts';
import type { Database } from '../client.ts';
import { houseFields } from '../field/house-fields.ts';

/** Every pipeline of what is asked for by a form that is not archived, with what its leads hold now and will hold once its draft is published. */
export const askables = async (db: Database): Promise<Askable[]> => {
  const house = ofLeads(await houseFields(db));
  const { rows } = await db.pool.query<{
    key: string;
    now: PipelineDefinition | null;
    drawn: PipelineDefinition | null;
  }>(
    `SELECT p.key, v.definition AS now, d.definition AS drawn FROM pipeline p LEFT JOIN pipeline_version v ON v.id = p.published_id
       LEFT JOIN pipeline_draft d ON d.pipeline_id = p.id
     WHERE p.archived_at IS NULL AND p.noun <> 'conversation' AND coalesce(v.definition, d.definition) IS NOT NULL ORDER BY p."order", p.key`,
  );
  return rows.map(({ key, now, drawn }) => {
    const noun = (now ?? drawn)!.noun ?? 'lead';
    const own = now ?? { fields: [] };
    const fields = noun === 'ticket' ? [...askedOfTicket, ...own.fields] : withHouse(own, house).fields;
    const known = new Set(fields.map((field) => field.key));
    const coming = (drawn?.fields ?? []).filter((field) => !known.has(field.key));
    return {
      key,
      name: (now ?? drawn)!.name,
      noun,
      published: now !== null,
      calls: noun === 'lead',
      fields: [
        ...fields.map((field) => ({ ...field, drawn: false })),
        ...coming.map((field) => ({ ...field, drawn: true })),
      ],
    };
  });
};
