import { z } from 'zod';
import { Language, Words } from '../words/words.schema.ts';
import { Key, PipelineField } from './pipeline.schema.ts';

const Named = z.object({ key: Key, name: z.string() });

/** Everything outside a definition that it may name: for the editor's lists and the check for problems. */
export const World = z
  .object({
    templates: z.array(
      z.object({
        key: z.string(),
        name: z.string().meta({ description: 'empty for those that came with the product' }),
        channel: z.string(),
        languages: z.array(Language),
        ofLead: z.boolean().optional().meta({ description: 'it prints outside of {{#if}} what only a lead has' }),
        untouched: z.boolean().optional().meta({ description: 'a text of it is what a new one begins with' }),
        asks: z.array(z.string()).meta({
          description:
            'values that it prints outside of {{#if}} and that may be empty: without one of them it is not sent',
        }),
      }),
    ),
    people: z.array(
      z.object({
        id: z.uuid(),
        email: z.string(),
        name: z.string(),
        active: z.boolean().meta({ description: 'false for a person who has left' }),
        team: z.string().nullable(),
      }),
    ),
    teams: z.array(Named),
    groups: z.array(z.object({ key: Key, name: Words })).meta({ description: 'skill groups' }),
    desks: z
      .array(z.object({ key: Key, name: Words }))
      .meta({ description: 'pipelines of tickets that are published' }),
    pipelines: z
      .array(z.object({ key: Key, name: Words }))
      .meta({ description: 'pipelines of leads that are published' }),
    calendars: z.array(Named),
    sounds: z
      .array(z.object({ key: Key, name: z.string(), languages: z.array(Language) }))
      .meta({ description: 'what clients hear of us on the phone' }),
    forms: z.array(z.object({ key: z.string(), title: Words })),
    fields: z.array(PipelineField).meta({ description: 'of the house: every lead has them' }),
    skills: z.array(z.string()),
    languages: z
      .array(Language)
      .optional()
      .meta({ description: 'in which the company speaks with clients; none: all' }),
    channels: z.array(
      z.object({
        id: z.string(),
        sandbox: z.boolean().meta({ description: 'without a key: nothing really leaves' }),
        name: z.string().optional().meta({ description: 'what admins call an account that they have connected' }),
      }),
    ),
  })
  .meta({ id: 'World' });
export type World = z.infer<typeof World>;
