import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Priority } from '../../workflows/ticket/priority.schema.ts';
import { priorityWords, ticketValueWords } from '../../workflows/ticket/column.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useKeptForm } from '../ask/use-form.ts';
import { findContacts } from '../contact/contacts.ts';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select, TextArea } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { Button } from '../kit/Button.tsx';
import { Picker, type Picked } from '../kit/Picker.tsx';
import { useWords } from '../words.ts';
import { useTicketPipelines } from './tickets.ts';

type Typed = { subject: string; description: string; priority: Priority; topic: string; pipeline: string };
type Props = {
  onClose: () => void;
  /** the talk that it is about */
  talk?: { id: string; name: string } | undefined;
  /** the one of its messages whose matter it is */
  message?: { id: string; text: string } | undefined;
  contact?: Picked | undefined;
};

/** A ticket by hand, or of a conversation. */
export const NewTicket = (props: Props) => {
  const { t } = useWords('ticket');
  return (
    <Panel onClose={props.onClose} title={t('new')}>
      <Boxes {...props} />
    </Panel>
  );
};

const Boxes = ({ onClose, talk, message, contact: first }: Props) => {
  const { t, language } = useWords('ticket');
  const navigate = useNavigate();
  const pipelines = useTicketPipelines();
  const [contact, setContact] = useState(first);
  const [picking, setPicking] = useState(false);
  const form = useKeptForm<Typed, { id: string }>(
    message ? `ticket.${message.id}` : talk ? `ticket.${talk.id}` : 'ticket',
    {
      subject: (message?.text.split('\n')[0] ?? '').slice(0, 300),
      description: message?.text ?? '',
      priority: 'normal',
      topic: '',
      pipeline: '',
    },
    ({ pipeline, ...typed }, key) =>
      post('/tickets', {
        body: {
          ...typed,
          ...(pipeline ? { pipeline } : {}),
          ...(contact ? { contactId: contact.id } : {}),
          ...(talk ? { conversationId: talk.id } : {}),
          ...(message ? { messageId: message.id } : {}),
        },
        key,
      }),
    {
      changes: [['/tickets'], ['/tickets/count'], ['/tickets/totals'], ['/conversations/{id}']],
      then: ({ id }) => {
        onClose();
        void navigate({ to: '/tickets/$id', params: { id } });
      },
    },
  );
  return (
    <Form of={form} does={t('add')} onCancel={onClose}>
      {form.found && <KeptNote onClear={form.clear} />}
      <Input
        label={inLanguage(ticketValueWords.subject, language)}
        required
        maxLength={300}
        autoFocus
        {...form.field('subject')}
      />
      <TextArea label={inLanguage(ticketValueWords.description, language)} rows={4} {...form.field('description')} />
      <Select label={inLanguage(ticketValueWords.priority, language)} {...form.field('priority')}>
        {Priority.options.map((one) => (
          <option key={one} value={one}>
            {inLanguage(priorityWords[one], language)}
          </option>
        ))}
      </Select>
      <Input label={inLanguage(ticketValueWords.topic, language)} maxLength={60} {...form.field('topic')} />
      {pipelines.length > 1 && (
        <Select label={t('pipeline')} {...form.field('pipeline')}>
          {pipelines.map(({ key, definition }) => (
            <option key={key} value={key}>
              {inLanguage(definition.name, language)}
            </option>
          ))}
        </Select>
      )}
      {talk ? (
        <p>{t('of', { name: talk.name })}</p>
      ) : picking ? (
        <Picker
          label={t('client.find')}
          of="contacts"
          find={findContacts}
          onPick={(one) => {
            setContact(one);
            setPicking(false);
          }}
          onCancel={() => setPicking(false)}
        />
      ) : (
        <Button look="quiet" onClick={() => setPicking(true)}>
          {contact ? t('of', { name: contact.text }) : t('client.add')}
        </Button>
      )}
    </Form>
  );
};
