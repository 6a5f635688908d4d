import { useNavigate } from '@tanstack/react-router';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { whyNotBill } from '../../workflows/invoice/invoice.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import { signOf } from '../../workflows/money/money.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { post } from '../ask/ask.ts';
import type { Wish } from '../ask/endpoint.ts';
import { useWrite } from '../ask/use-write.ts';
import { useKept } from '../kept.ts';
import { minorUnits, typedAmount } from '../kit/amount.ts';
import { Button } from '../kit/Button.tsx';
import { CurrencyOptions } from '../kit/CurrencyOptions.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { PaperWarning } from '../invoice/PaperWarning.tsx';
import { Money } from '../kit/Money.tsx';
import { Problem } from '../kit/Problem.tsx';
import { refusalText } from '../kit/problem.ts';
import { momentOf, wall } from '../kit/time.ts';
import { toast } from '../kit/toast.tsx';
import { When } from '../kit/When.tsx';
import { useNight, waitsText, type Leaving } from '../night/Night.tsx';
import { useWords } from '../words.ts';
import css from './Lead.module.css';

type Billed = Wish<'/leads/{id}/invoices', 'post'>['body']['lines'][number];
type Line = { text: string; quantity: string; unit: string };
/** `due`: once it was chosen */
type Typed = { currency: Currency; lines: Line[]; due?: string };

/** Lines, currency, due date; kept as a draft or sent at once. */
export const NewInvoice = ({ lead, pipeline, onClose }: { lead: Lead; pipeline: Pipeline; onClose: () => void }) => {
  const { t, language } = useWords('lead');
  const navigate = useNavigate();
  const { value, key, found, change, forget } = useKept<Typed>(`invoice.${lead.id}`, {
    currency: lead.amount?.currency ?? pipeline.definition.currency,
    lines: [
      {
        text: '',
        quantity: '1',
        unit: lead.amount ? typedAmount(lead.amount.amount, lead.amount.currency, language) : '',
      },
    ],
  });
  const { currency, lines } = value;
  const [usualDue] = useState(() =>
    wall(new Date(Date.now() + lead.clockOffset + pipeline.definition.invoices.dueDays * 86_400_000)).format(
      'YYYY-MM-DD',
    ),
  );
  const due = value.due ?? usualDue;
  const setLines = (next: Line[]) => change({ ...value, lines: next });
  const parsed = lines.map((line) => ({
    text: line.text.trim(),
    quantity: Number(line.quantity),
    unitAmount: minorUnits(line.unit, currency),
  }));
  const total = parsed.reduce(
    (sum, line) => sum + (line.unitAmount ?? 0) * (Number.isInteger(line.quantity) ? line.quantity : 0),
    0,
  );
  const notBillable = total > 0 ? whyNotBill({ amount: total, currency }) : undefined;
  const incomplete = parsed.some(
    ({ text, quantity, unitAmount }) => !text || !Number.isInteger(quantity) || quantity < 1 || !unitAmount,
  );
  const wrong = incomplete ? t('invoice.incomplete') : notBillable && refusalText(notBillable);
  const changeLine = (index: number, part: Partial<Line>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  const { ask, question } = useNight();
  const issue = async (leaving?: Leaving) => {
    const path = { id: lead.id };
    const body = { currency, lines: parsed as Billed[], dueAt: momentOf(`${due}T18:00`).toISOString() };
    const invoice = await post('/leads/{id}/invoices', { path, body, key });
    const { from, ...how } = leaving ?? {};
    if (leaving) await post('/invoices/{id}/send', { path: { id: invoice.id }, body: how });
    forget();
    onClose();
    const { number } = invoice;
    toast(from ? waitsText(number, from) : t(leaving ? 'invoice.wasSent' : 'invoice.wasKept', { number }), {
      tone: 'green',
    });
    if (!leaving) await navigate({ to: '/invoices/$id', params: { id: invoice.id } });
  };
  const issuing = useWrite((how: 'send' | 'keep') => (how === 'send' ? ask(lead.id, issue) : issue()), {
    changes: [['/leads/{id}/invoices', { path: { id: lead.id } }]],
    refusal: 'form',
  });
  return (
    <Panel onClose={onClose} title={t('invoice.add')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) void issuing.write('send');
        }}
      >
        {found && <KeptNote onClear={forget} />}
        <div className={css.pair}>
          <Select
            label={t('invoice.currency')}
            value={currency}
            onChange={(event) => change({ ...value, currency: event.target.value })}
          >
            <CurrencyOptions />
          </Select>
          <When
            kind="date"
            label={t('invoice.due')}
            value={due}
            required
            onChange={(day) => change({ ...value, due: day })}
          />
        </div>
        {lines.map((line, index) => (
          <fieldset key={index} className={css.line}>
            <legend className={css.dim}>{t('invoice.line', { number: index + 1 })}</legend>
            <Input
              label={t('invoice.text')}
              value={line.text}
              maxLength={300}
              required
              onChange={(event) => changeLine(index, { text: event.target.value })}
            />
            <div className={css.pair}>
              <Input
                label={t('invoice.quantity')}
                type="number"
                min={1}
                step={1}
                value={line.quantity}
                onChange={(event) => changeLine(index, { quantity: event.target.value })}
              />
              <Input
                label={`${t('invoice.unit')}, ${signOf(currency)}`}
                inputMode="decimal"
                value={line.unit}
                error={line.unit && minorUnits(line.unit, currency) === undefined ? t('amount.bad') : undefined}
                onChange={(event) => changeLine(index, { unit: event.target.value })}
              />
            </div>
            {lines.length > 1 && (
              <Button
                look="quiet"
                icon={<IconTrash size={15} />}
                label={t('invoice.remove')}
                onClick={() => setLines(lines.filter((_, at) => at !== index))}
              />
            )}
          </fieldset>
        ))}
        <Button
          look="quiet"
          icon={<IconPlus size={15} />}
          onClick={() => setLines([...lines, { text: '', quantity: '1', unit: '' }])}
        >
          {t('invoice.addLine')}
        </Button>
        <p className={css.total}>
          {t('invoice.total')}{' '}
          <b>
            <Money amount={{ amount: total, currency }} />
          </b>
        </p>
        {!incomplete && notBillable && <p className={css.red}>{refusalText(notBillable)}</p>}
        <PaperWarning leadId={lead.id} words={parsed.map(({ text }) => text)} />
        <Problem error={issuing.error} />
        <div className={css.buttons}>
          <Button look="primary" type="submit" busy={issuing.busy} why={wrong}>
            {t('invoice.send')}
          </Button>
          <Button busy={issuing.busy} why={wrong} onClick={() => void issuing.write('keep')}>
            {t('invoice.keep')}
          </Button>
        </div>
      </form>
      {question}
    </Panel>
  );
};
