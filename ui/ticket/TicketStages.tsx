import { useState, type CSSProperties } from 'react';
import type { Pipeline, Stage } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import stages from '../lead/Stages.module.css';
import { changedBy, changeTicket } from './tickets.ts';

/** The stages in order; a click moves the ticket, and one that closes it without a solution asks why. */
export const TicketStages = ({ ticket, pipeline }: { ticket: Ticket; pipeline: Pipeline }) => {
  const { t, language } = useWords('ticket');
  const [asked, ask] = useState<Stage>();
  const moving = useWrite((stage: string) => changeTicket(ticket, { stage }));
  const reopening = useWrite(() => post('/tickets/{id}/reopen', { path: { id: ticket.id }, body: {} }), {
    changes: changedBy(ticket.id),
  });
  const isOpen = ticket.closedAt === null;
  return (
    <nav className={stages.stages} aria-label={t('stages')}>
      {pipeline.definition.stages.map((stage) => {
        const on = stage.key === ticket.stage;
        const go = () => (stage.kind === 'lost' ? ask(stage) : void moving.write(stage.key));
        return (
          <button
            key={stage.key}
            type="button"
            className={stages.stage}
            style={{ '--c': stage.color } as CSSProperties}
            data-on={on || undefined}
            aria-current={on ? 'step' : undefined}
            aria-disabled={on || !isOpen || undefined}
            onClick={() => !on && isOpen && go()}
          >
            <span>
              {inLanguage(stage.name, language)}
              {stage.kind === 'lost' && !on && '…'}
            </span>
          </button>
        );
      })}
      {!isOpen && !ticket.mergedInto && (
        <Button busy={reopening.busy} onClick={() => void reopening.write()}>
          {t('reopen')}
        </Button>
      )}
      {asked && <Why ticket={ticket} pipeline={pipeline} stage={asked} onClose={() => ask(undefined)} />}
    </nav>
  );
};

type Closing = { ticket: Ticket; pipeline: Pipeline; stage: Stage; onClose: () => void };

const Why = ({ ticket, pipeline, stage, onClose }: Closing) => {
  const { t, language } = useWords('ticket');
  const reasons = pipeline.definition.lossReasons;
  const form = useForm(
    { reason: reasons[0]?.key ?? '' },
    ({ reason }) => changeTicket(ticket, { stage: stage.key, reason }),
    { then: onClose },
  );
  return (
    <Dialog title={inLanguage(stage.name, language)} onClose={onClose}>
      <Form of={form} does={t('close')} onCancel={onClose}>
        <Select label={t('reason')} autoFocus {...form.field('reason')}>
          {reasons.map(({ key, name }) => (
            <option key={key} value={key}>
              {inLanguage(name, language)}
            </option>
          ))}
        </Select>
      </Form>
    </Dialog>
  );
};
