import { addressesAfter } from '../../workflows/contact/addresses.ts';
import { withDefaults } from '../../workflows/field/field.ts';
import { stored } from '../../workflows/event/upcast.ts';
import { written } from '../../workflows/event/difference.ts';
import { begin, noLead, type BeginOrder } from '../../workflows/lead/begin.ts';
import { leadColumns } from '../../workflows/lead/columns.ts';
import { evolve } from '../../workflows/lead/evolve.ts';
import type { Database } from '../client.ts';
import { addressesChanged } from '../contact/address-row.ts';
import { knownOf, nobody } from '../contact/intake-person.ts';
import { houseFields } from '../field/house-fields.ts';
import { newColumns, withData } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import type { PublishedPipeline } from '../pipeline/pipeline.ts';
import { fold } from '../../workflows/search/fold.ts';
import type { Change, Doing } from '../write.ts';

export type NewLead = { id: string; version: number };

/**
 * A new lead with its client, in one write. `unasked` treats the client as new without a look-up; a known client makes the write a race, and the
 * next attempt looks.
 */
export const newLead = async (
  db: Database,
  doing: Doing,
  pipeline: PublishedPipeline,
  {
    at,
    consentAt = null,
    unasked = false,
    contactFields = {},
    client,
    ...given
  }: BeginOrder & {
    at: string;
    consentAt?: string | null;
    unasked?: boolean;
    /** of a new client; of a known one what strangers type changes nothing, it stands in the lead's story as it came */
    contactFields?: Record<string, unknown>;
    /** a contact that is known already: nobody is looked for */
    client?: string;
  },
): Promise<Change<NewLead> & { contactId: string }> => {
  const house = await houseFields(db);
  const order = { ...given, fields: withDefaults(house, 'lead', given.fields) };
  const { name, person } = order;
  const { number, held, contacts } = unasked ? nobody : await knownOf(db, person);
  const ids = { lead: uuidv7(), contact: client ?? uuidv7(), phone: uuidv7(), email: uuidv7() };
  const { id: pipelineId, versionId, definition } = pipeline;
  const stage = definition.stages[0]?.key ?? '';
  const begun = begin(order, { by: doing.actor, stage, versionId, held, ids });
  const addresses = addressesChanged(held, addressesAfter(held, begun.addresses, at), at);
  const { events, set } = written(leadColumns, evolve, { state: noLead, events: [begun.created], at });
  const id = ids.lead;
  const search = fold([name, person.name, person.phone, person.email].filter(Boolean).join(' '));
  const beside = { id, number, pipeline_id: pipelineId, search, updated_at: at, version: 1, event_seq: 1 };
  const { contactId, isKnown } = begun;
  const fields = withDefaults(house, 'contact', contactFields);
  const contact = { id: contactId, name: person.name, language: person.language, consent_at: consentAt, fields };
  const link = { lead_id: id, contact_id: contactId, role: 'client', is_main: true, since: at };
  return {
    // the write also changes the others who have these addresses, so two intakes by one address at once are decided one after the other
    updates: [...addresses.updates, ...(addresses.inserts.length > 0 ? contacts : [])],
    inserts: [
      ...(isKnown || client ? [] : [{ table: 'contact', row: contact }]),
      ...addresses.inserts,
      { table: 'lead', row: { ...set, ...beside } },
      {
        table: 'lead_contact',
        row: { ...link, name: person.name, phone: person.phone, email: person.email },
      },
    ],
    events: events.map((event) => ({
      ...withData(stored(event), { set: { ...event.data.set, ...newColumns(beside) } }),
      ...{ noun: 'lead', noun_id: id, seq: 1, at, subject: { kind: 'lead', id } },
      ...{ actor: doing.actor, cause: doing.cause ?? null, pokes: [`lead:${id}`] },
    })),
    result: { id, version: 1 },
    contactId,
  };
};
