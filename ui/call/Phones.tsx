import { useQuery } from '@tanstack/react-query';
import { IconDeviceLandlinePhone, IconDeviceMobile, IconX } from '@tabler/icons-react';
import type { z } from 'zod';
import type { PhoneAct, SandboxPhone } from '../../workflows/call/sandbox.schema.ts';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { changesCalls } from './calls.ts';
import css from './Phones.module.css';
import { showPhones } from './phones.ts';

type Act = z.infer<typeof PhoneAct>;

const EVERY_MS = 500;

/** The phone network of a practice line: whoever tries it picks up, is busy, declines, and calls as a client. */
export const Phones = ({ line }: { line: string }) => {
  const { t } = useWords('call');
  const path = { path: { id: line } };
  const { data } = useQuery({ ...asking('/accounts/{id}/legs', path), refetchInterval: EVERY_MS });
  const phones = (data?.items ?? []).filter(({ state }) => state !== 'ended');
  const form = useForm(
    { phone: '' },
    ({ phone }) => post('/accounts/{id}/legs', { ...path, body: { phone: phone.trim() || null } }),
    {
      changes: [['/accounts/{id}/legs'], ...changesCalls],
    },
  );
  return (
    <section className={css.table} aria-label={t('network')}>
      <header>
        <h2>{t('network')}</h2>
        <Button
          look="quiet"
          icon={<IconX size={16} />}
          label={t('network.close')}
          onClick={() => showPhones(undefined)}
        />
      </header>
      {phones.length === 0 && <p className={css.dim}>{t('network.quiet')}</p>}
      <ul>
        {phones.map((phone) => (
          <Handset key={phone.channel} line={line} phone={phone} />
        ))}
      </ul>
      <Form of={form} does={t('network.call')}>
        <Input label={t('network.from')} type="tel" placeholder="+7 701 555 20 18" {...form.field('phone')} />
      </Form>
    </section>
  );
};

const Handset = ({ line, phone }: { line: string; phone: z.infer<typeof SandboxPhone> }) => {
  const { t } = useWords('call');
  const users = useUsers();
  const { channel, extension, entered, state, shows } = phone;
  const acting = useWrite(
    (act: Act) => post('/accounts/{id}/legs/{channel}', { path: { id: line, channel }, body: { do: act } }),
    { changes: [['/accounts/{id}/legs'], ...changesCalls] },
  );
  const whose = extension
    ? t('network.of', { name: users.find((user) => user.extension === extension)?.name ?? '', extension })
    : phone.phone
      ? phoneText(phone.phone)
      : t('hidden');
  const acts: Act[] =
    state === 'up' && !extension && !entered
      ? ['press', 'hangup']
      : state === 'up' || entered
        ? ['hangup']
        : extension
          ? ['answer', 'decline']
          : ['answer', 'busy', 'decline', 'unreachable'];
  const Icon = extension ? IconDeviceLandlinePhone : IconDeviceMobile;
  return (
    <li data-state={state}>
      <Icon size={20} aria-hidden />
      <div className={css.text}>
        <b>{whose}</b>
        <span className={css.dim}>
          {t(entered && state !== 'up' ? 'network.hears' : `network.is.${state}`)}
          {shows && ` · ${phoneText(shows)}`}
        </span>
      </div>
      <div className={css.acts}>
        {acts.map((act) => (
          <Button
            key={act}
            busy={acting.busy}
            look={act === 'answer' ? 'primary' : 'plain'}
            onClick={() => void acting.write(act)}
          >
            {t(`network.do.${act}`)}
          </Button>
        ))}
      </div>
    </li>
  );
};
