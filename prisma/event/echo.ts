import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { ECHO } from '../../workflows/event/echo.ts';
import type { Echo } from '../../workflows/subject/noun.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import { pokesFor } from './event.ts';
import { uuidv7 } from '../id.ts';
import type { NewEvent } from '../write.ts';

/** A subject that is linked to more hears of them in another way than one by one. */
const MOST = 10;

/**
 * The events by which linked subjects hear of this one, in the same write. They name it (`of`), have its cause, so chains from subject to subject end
 * where a chain of one does, and its moment: by its own subject's clock, which may be ahead of theirs in a sandbox.
 */
export const echoed = (
  { noun, noun_id: id, at, actor, cause }: Pick<NewEvent, 'noun' | 'noun_id' | 'at' | 'actor' | 'cause'>,
  echoes: Echo[],
): NewEvent[] => {
  if (echoes.length > MOST) throw new Error(`${noun} ${id} has ${echoes.length} echoes, at most ${MOST} are written`);
  return echoes.map(({ subject, type, data }) => ({
    ...({ type, data: { ...data, of: { kind: noun, id } } } as unknown as CatalogueEvent),
    ...{ noun: ECHO, noun_id: uuidv7(), seq: 1, at, subject, actor, cause },
    pokes: pokesFor(actor, [processIdOf(subject)]),
  }));
};
