import type { World } from '../../workflows/pipeline/world.schema.ts';
import { isUntouched } from '../../workflows/template/text-channel.ts';
import { asksOf, isOfLead } from '../../workflows/template/may-stop.ts';
import type { Asks } from '../../workflows/template/lacking.ts';
import { ofLeads } from '../../workflows/field/field.ts';
import type { Seller } from '../../workflows/seller/seller.schema.ts';
import type { Database } from '../client.ts';
import { houseFields } from '../field/house-fields.ts';
import { readCompanySettings } from '../letter/company-settings.ts';
import { readSeller } from '../letter/seller.ts';

/** Everything outside a definition that it may name, in one read. */
export const readWorld = async (db: Database, channels: World['channels']): Promise<World> => {
  const [{ rows }, asks, fields, { languages }] = await Promise.all([
    db.pool.query(WORLD),
    readAsks(db),
    houseFields(db),
    readCompanySettings(db),
  ]);
  const { templates, ...world } = rows[0] as Omit<World, 'channels' | 'templates' | 'fields'> & {
    templates: (World['templates'][number] & { bodies: string[] })[];
  };
  return {
    ...world,
    templates: templates.map(({ bodies, ...one }) => ({
      ...one,
      asks: asks[`${one.channel} ${one.key}`] ?? [],
      ...(bodies.some(isOfLead) ? { ofLead: true } : {}),
      ...(bodies.some((body) => isUntouched(one.channel, body)) ? { untouched: true } : {}),
    })),
    fields: ofLeads(fields),
    languages,
    channels,
  };
};

/** Values that the texts need and that may be empty, in any language, including what the seller lacks; of these templates, or of all. */
export const readAsks = async (db: Database, templates?: string[]): Promise<Asks> => {
  const [{ rows }, seller] = await Promise.all([
    db.pool.query<{ slot: string; texts: string[] }>(
      `SELECT channel || ' ' || key AS slot, array_agg(subject || E'\\n' || body) AS texts FROM template
       WHERE $1::text[] IS NULL OR key = ANY($1) GROUP BY channel, key`,
      [templates ?? null],
    ),
    readSeller(db),
  ]);
  const lacks = lacksOf(seller);
  return Object.fromEntries(
    rows.map(({ slot, texts }) => [slot, [...new Set(texts.flatMap((text) => asksOf(text, lacks)))]]),
  );
};

const lacksOf = ({ name, phone, email, address }: Seller): string[] =>
  Object.entries({
    company: name,
    'company.name': name,
    'company.phone': phone,
    'company.email': email,
    'company.address': address,
  }).flatMap(([path, value]) => (value ? [] : [path]));

const list = (select: string): string => `(SELECT coalesce(jsonb_agg(to_jsonb(x)), '[]') FROM (${select}) x)`;

const publishedOf = (noun: string): string =>
  `SELECT p.key, v.definition -> 'name' AS name FROM pipeline p JOIN pipeline_version v ON v.id = p.published_id WHERE p.noun = '${noun}' AND p.archived_at IS NULL ORDER BY p.key`;

const WORLD = `SELECT
      ${list(`SELECT key, max(name) AS name, channel, array_agg(language ORDER BY language) AS languages, array_agg(body) AS bodies FROM template GROUP BY key, channel ORDER BY key, channel`)} AS templates,
      ${list(`SELECT u.id, u.email, u.name, u.disabled_at IS NULL AS active, t.key AS team FROM app_user u LEFT JOIN team t ON t.id = u.team_id ORDER BY u.name, u.email`)} AS people,
      ${list(`SELECT key, name FROM team ORDER BY name, key`)} AS teams,
      ${list(`SELECT key, name FROM work_group WHERE archived_at IS NULL ORDER BY key`)} AS groups,
      ${list(publishedOf('ticket'))} AS desks,
      ${list(publishedOf('lead'))} AS pipelines,
      ${list(`SELECT key, name FROM calendar ORDER BY name, key`)} AS calendars,
      ${list(`SELECT s.key, s.name, coalesce((SELECT array_agg(v.language ORDER BY v.language) FROM sound_voice v WHERE v.sound_id = s.id), '{}') AS languages FROM sound s ORDER BY s.name, s.key`)} AS sounds,
      ${list(`SELECT key, definition -> 'title' AS title FROM form WHERE disabled_at IS NULL ORDER BY key`)} AS forms,
      ARRAY(SELECT DISTINCT unnest(skills) FROM app_user WHERE disabled_at IS NULL ORDER BY 1) AS skills`;
