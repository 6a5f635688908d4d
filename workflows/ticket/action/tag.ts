import { z } from 'zod';
import type { ActionKind } from '../../automation/kind.ts';
import { tag } from '../../lead/action/tag.ts';
import { Tags } from '../../subject/tags.ts';

const schema = z.object({ do: z.literal('ticket.tag'), add: Tags, remove: Tags });
type TagTicket = z.infer<typeof schema>;

export const tagTicket: ActionKind<TagTicket> = {
  ...(({ orders: _, ...shared }) => shared)(tag as unknown as ActionKind<TagTicket>),
  do: 'ticket.tag',
  schema: schema as unknown as z.ZodType<TagTicket>,
  fresh: () => ({ do: 'ticket.tag', add: ['vip'], remove: [] }),
};
