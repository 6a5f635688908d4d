import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkoutActivities } from '../../activities/payment/checkout.ts';
import { stripePayments } from '../../activities/payment/stripe.ts';
import { createInvoice, sendInvoice } from '../../prisma/invoice/invoice.ts';
import { startSandbox, stripeKey, type Sandbox } from '../sandbox/support.ts';
import { writeTemplates } from '../support/letters.ts';
import { openOffice, type Office } from '../support/office.ts';
import { openForm, stranger } from './strangers.ts';

let office: Office;
let sandbox: Sandbox;
let fill: Awaited<ReturnType<typeof openForm>>;
beforeAll(async () => {
  [office, sandbox] = await Promise.all([openOffice(), startSandbox()]);
  await writeTemplates(office);
  fill = await openForm(office);
});
afterAll(async () => {
  await sandbox?.stop();
  await office?.close();
});

describe('B13 the payment page', () => {
  it('knows the e-mail of its own lead, not one that a stranger gave with another', async () => {
    const payments = stripePayments({ secretKey: stripeKey, baseUrl: sandbox.url });
    const { openCheckout } = checkoutActivities({ db: office.db, payments, publicUrl: sandbox.application.url });
    const pageOf = async (leadId: string) => {
      const lines = [{ text: 'Programme', quantity: 1, unitAmount: 5_000_000 }];
      const actor = { kind: 'user' as const, id: office.aida };
      const { id } = (await createInvoice(office.db, { actor, leadId, currency: 'KZT', lines })) as { id: string };
      await sendInvoice(office.db, { actor, invoiceId: id });
      await openCheckout({ invoiceId: id });
      const { rows } = await office.db.pool.query('SELECT checkout FROM invoice WHERE id = $1', [id]);
      return (await sandbox.stripe().checkout.sessions.retrieve(rows[0].checkout.id)).customer_email;
    };
    const [quiet, known] = [stranger(), stranger()];
    const older = await fill({ name: quiet.name, phone: quiet.phone });
    const other = await fill(known);
    const attack = await fill({ name: quiet.name, phone: quiet.phone, email: 'attacker@evil.example' });
    await fill({ name: known.name, phone: known.phone, email: 'attacker@evil.example' });
    expect(await pageOf(older)).toBeNull();
    expect(await pageOf(other)).toBe(known.email);
    expect(await pageOf(attack)).toBe('attacker@evil.example');
  });
});
