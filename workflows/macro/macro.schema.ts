import { z } from 'zod';
import { ReplyTexts } from '../quick-reply/quick-reply.schema.ts';
import { plainText } from '../words/plain.ts';

/** Each is an order that a conversation knows. */
export const MacroStep = z
  .discriminatedUnion('do', [
    z.object({ do: z.literal('reply'), texts: ReplyTexts }),
    z.object({ do: z.literal('note'), text: z.string().trim().min(1).max(4000) }),
    z.object({ do: z.literal('take') }),
    z.object({ do: z.literal('assign'), to: z.uuid().nullable().meta({ description: 'null: whoever takes it' }) }),
    z.object({ do: z.literal('snooze'), hours: z.number().int().min(1).max(2160) }),
    z.object({ do: z.literal('close'), result: z.string().trim().max(500).optional() }),
  ])
  .meta({ id: 'MacroStep' });
export type MacroStep = z.infer<typeof MacroStep>;

const name = z.string().overwrite(plainText).min(1).max(80);
const steps = z.array(MacroStep).min(1).max(10);

export const NewMacro = z.object({ name, steps });
export type NewMacro = z.infer<typeof NewMacro>;

export const MacroPatch = z.object({ version: z.number().int(), name: name.optional(), steps: steps.optional() });
export type MacroPatch = z.infer<typeof MacroPatch>;

export const Macro = z
  .object({ id: z.uuid(), name: z.string(), steps: z.array(MacroStep), version: z.number().int() })
  .meta({ id: 'Macro' });
export type Macro = z.infer<typeof Macro>;

export const RunMacro = z.object({
  macro: z.uuid(),
  seen: z.number().int().optional().meta({ description: 'as of a message that is written' }),
});
