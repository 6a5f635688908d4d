import { IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { messageName } from '../../../workflows/channel/index.ts';
import type { Foresight } from '../../../workflows/lead/foresight.schema.ts';
import { moneyText } from '../../../workflows/money/money.ts';
import { meaningOf } from '../../../workflows/template/lacking.ts';
import type { PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Button } from '../../kit/Button.tsx';
import { KeyWall, useKeys } from '../../kit/keys.ts';
import { momentOf, shortMoment, wall } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { When } from '../../kit/When.tsx';
import { templateName } from '../../../workflows/template/template-name.words.ts';
import { useWords } from '../../words.ts';
import css from './Sure.module.css';

type Props = {
  what: string;
  name: string;
  foresight: Foresight;
  fields: PipelineField[];
  clockOffset: number;
  onDo: (more: { dueAt?: string; quiet?: boolean }) => void;
  onLeave: () => void;
};

/** What a click would send or bill, in a line at the bottom: Enter does it, Esc leaves, and a meeting that the client is told of is asked for. */
export const Sure = (props: Props) => (
  <>
    <KeyWall />
    <Line {...props} />
  </>
);

const Line = ({ what, name, foresight, fields, clockOffset, onDo, onLeave }: Props) => {
  const { t, language } = useWords('lead/click');
  const { sends, bills, tasks, meeting } = foresight;
  const [when, setWhen] = useState(() => meeting && wall(meeting).format('YYYY-MM-DDTHH:mm'));
  const now = useNow();
  const line = useRef<HTMLFormElement>(null);
  useKeys([{ keys: 'escape', does: t('leave'), whileTyping: true, run: onLeave }]);
  useEffect(() => {
    const before = document.activeElement;
    line.current?.querySelector<HTMLElement>('input, button[type=submit]')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const going = sends.filter(({ lacks }) => lacks.length === 0);
  const texts = [
    ...going.map((send) =>
      t('send', {
        message: messageName(send.account, language),
        template: send.name || templateName(send.template, language),
      }),
    ),
    ...bills.map((money) => t('bill', { sum: moneyText(money, language) })),
  ];
  const lacking = [...new Set(sends.flatMap(({ lacks }) => lacks))].map((path) =>
    inLanguage(meaningOf(path, fields), language),
  );
  const set = tasks
    .filter(({ type }) => !(meeting && type === 'meeting'))
    .flatMap(({ text, dueAt }) =>
      text ? [`${typeof text === 'string' ? text : inLanguage(text, language)}, ${shortMoment(dueAt)}`] : [],
    );
  const late = when ? momentOf(when).getTime() < now + clockOffset : false;
  const why = meeting && !when ? t('when.needs') : late ? t('when.past') : undefined;
  return (
    <form
      ref={line}
      className={css.line}
      role="alertdialog"
      aria-label={t('title', { what, name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (!why) onDo(when && meeting ? { dueAt: momentOf(when).toISOString() } : {});
      }}
    >
      <IconSend size={18} aria-hidden className={css.icon} />
      <div className={css.text}>
        <b>{t('title', { what, name })}</b>
        {texts.length > 0 && <span>{t('client', { list: texts.join(', ') })}</span>}
        {lacking.length > 0 && <span data-tone="amber">{t('lacks', { list: lacking.join(', ') })}</span>}
        {set.length > 0 && <span className={css.dim}>{t('tasks', { list: set.join('; ') })}</span>}
      </div>
      {meeting && (
        <When
          kind="moment"
          label={t('when')}
          value={when ?? ''}
          onChange={setWhen}
          error={late ? t('when.past') : undefined}
          required
        />
      )}
      <div className={css.buttons}>
        <Button type="submit" look="primary" keys="enter" why={why}>
          {t('do')}
        </Button>
        <Button onClick={() => onDo({ quiet: true })}>{t('quiet')}</Button>
        <Button look="quiet" keys="escape" onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </form>
  );
};
