import { z } from 'zod';
import type { ActionKind } from '../../automation/kind.ts';
import { tag } from '../../lead/action/tag.ts';
import { Tags } from '../../subject/tags.ts';

const schema = z.object({ do: z.literal('conversation.tag'), add: Tags, remove: Tags });
type TagTalk = z.infer<typeof schema>;

export const tagTalk: ActionKind<TagTalk> = {
  ...(tag as unknown as ActionKind<TagTalk>),
  ...{ do: 'conversation.tag', group: 'team' },
  schema: schema as unknown as z.ZodType<TagTalk>,
  fresh: () => ({ do: 'conversation.tag', add: ['vip'], remove: [] }),
  orders: ({ add, remove }) => [{ kind: 'talk', order: { do: 'tag', add, remove } }],
};
