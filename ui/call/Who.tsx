import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Call } from '../../workflows/call/call.schema.ts';
import type { CallMatch } from '../../workflows/call/match.schema.ts';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Time } from '../kit/Time.tsx';
import { stageOf, usePipelines } from '../pipeline/pipelines.ts';
import { useWords } from '../words.ts';
import css from './Call.module.css';
import { changesCalls } from './calls.ts';
import { NewCaller } from './NewCaller.tsx';

/** By name where it is known, else by number. */
export const Who = ({ call: { lead, contact, phone } }: { call: Call }) => {
  const { t } = useWords('call');
  const name = contact?.name || (phone ? phoneText(phone) : t('hidden'));
  return lead ? (
    <Link to="/leads/$id" params={{ id: lead.id }} className={css.name}>
      {name}
    </Link>
  ) : contact ? (
    <Link to="/contacts/$id" params={{ id: contact.id }} className={css.name}>
      {name}
    </Link>
  ) : (
    <span className={css.name}>{name}</span>
  );
};

/** Everybody whose number it is: nobody is chosen silently. */
export const WhoIs = ({ call }: { call: Call }) => {
  const { t } = useWords('call');
  const { data } = useQuery(asking('/calls/{id}/matches', { path: { id: call.id } }));
  const linking = useWrite(
    (to: { contactId: string; leadId: string | null }) =>
      post('/calls/{id}/link', { path: { id: call.id }, body: { version: call.version, ...to } }),
    { changes: changesCalls },
  );
  if (!data) return null;
  // who calls may be any of those who have the number; whom we called, we chose
  const chosen = data.items.filter(({ contact }) => contact.id === call.contact?.id);
  const shown = call.direction === 'out' && chosen.length > 0 ? chosen : data.items;
  return (
    <div className={css.matches}>
      {call.phone && call.contact && <p className={css.dim}>{phoneText(call.phone)}</p>}
      {shown.length > 1 && <p>{t('several')}</p>}
      {shown.map((match) => (
        <Match
          key={match.contact.id}
          match={match}
          call={call}
          busy={linking.busy}
          onLink={(to) => void linking.write(to)}
        />
      ))}
      {shown.length === 0 && call.phone && <NewCaller call={call} />}
      {data.others.length > 0 && <p className={css.dim}>{t('others', { names: data.others.join(', ') })}</p>}
    </div>
  );
};

type Props = {
  match: CallMatch;
  call: Call;
  busy: boolean;
  onLink: (to: { contactId: string; leadId: string | null }) => void;
};

const Match = ({ match: { contact, leads, last }, call, busy, onLink }: Props) => {
  const { t, language } = useWords('call');
  const pipelines = usePipelines();
  const mine = call.contact?.id === contact.id;
  const said = (leadId: string) => mine && call.lead?.id === leadId;
  return (
    <div className={css.match} data-on={mine || undefined}>
      <p>
        <Link to="/contacts/$id" params={{ id: contact.id }}>
          {contact.name || t('unnamed')}
        </Link>
        {contact.language && <span className={css.dim}>{t(`speaks.${contact.language}`)}</span>}
        {!mine && leads.length === 0 && (
          <Button look="quiet" busy={busy} onClick={() => onLink({ contactId: contact.id, leadId: null })}>
            {t('link')}
          </Button>
        )}
      </p>
      <ul>
        {leads.map((lead) => {
          const pipeline = pipelines.find(({ key }) => key === lead.pipeline);
          const stage = stageOf(pipeline, lead.stage);
          return (
            <li key={lead.id} data-on={said(lead.id) || undefined}>
              <Link to="/leads/$id" params={{ id: lead.id }}>
                {lead.name}
              </Link>
              <span className={css.dim}>
                {[stage && inLanguage(stage.name, language), lead.responsible?.name].filter(Boolean).join(' · ')}
              </span>
              {!said(lead.id) && (
                <Button look="quiet" busy={busy} onClick={() => onLink({ contactId: contact.id, leadId: lead.id })}>
                  {t('link')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {last && (
        <p className={css.last}>
          <span className={css.dim}>
            {t(`last.${last.direction === 'in' ? 'in' : 'out'}`)} <Time at={last.at} />
          </span>{' '}
          {last.text}
        </p>
      )}
    </div>
  );
};
