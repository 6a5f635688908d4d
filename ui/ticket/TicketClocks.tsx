import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { stageOf } from '../pipeline/pipelines.ts';
import { Clocks } from '../service/Clocks.tsx';
import { useWords } from '../words.ts';
import { changedBy } from './tickets.ts';

/** What was promised to its client, and "I have it", after which nobody else is told. */
export const TicketClocks = ({ ticket, pipeline }: { ticket: Ticket; pipeline: Pipeline | undefined }) => {
  const { t, language } = useWords('service');
  const { id, clocks, clockOffset } = ticket;
  const having = useWrite(() => post('/tickets/{id}/acknowledge', { path: { id }, body: {} }), {
    changes: changedBy(id),
  });
  if (clocks.length === 0) return null;
  const stageName = (key: string) => {
    const stage = stageOf(pipeline, key);
    return stage ? inLanguage(stage.name, language) : key;
  };
  return (
    <Section
      title={t('clocks')}
      aside={
        clocks.some(({ state }) => state === 'late') && (
          <Button look="quiet" busy={having.busy} onClick={() => void having.write()}>
            {t('clocks.have')}
          </Button>
        )
      }
    >
      <Clocks {...{ clocks, clockOffset, stageName }} />
    </Section>
  );
};
