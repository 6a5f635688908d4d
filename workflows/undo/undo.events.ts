import { z } from 'zod';
import { Columns } from '../event/columns.schema.ts';
import { Stays } from './undo.schema.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ set: Columns.optional(), ...shape });
/** `removed`: the row is gone, since the click had made it */
const row = event({ removed: z.boolean().optional() });

/** What the events of an undo say, one for each row that it takes back. */
export const undoEvents = {
  'lead.undone': event({
    /** the click's id */
    click: z.string(),
    /** numbers of the events that count as never told */
    events: z.array(z.number().int()),
    stays: z.array(Stays),
    massChange: z.uuid().optional(),
    publication: z.uuid().optional(),
  }),
  'task.undone': row,
  'invoice.undone': row,
  'delivery.undone': row,
};
