import { z } from 'zod';
import { whyNotPrint } from '../activities/letter/paper-check.ts';
import { createInvoice, sendInvoice, voidInvoice } from '../prisma/invoice/invoice.ts';
import { listInvoices, leadOfInvoice, readInvoice, readPublicInvoice } from '../prisma/invoice/invoice.queries.ts';
import { maySeeLead, seesLeadNow } from '../prisma/lead/lead.queries.ts';
import { readFactsOfLead } from '../prisma/letter/letter.ts';
import { listStrayPayments, settleStrayPayment } from '../prisma/invoice/stray-payment.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { Invoice, NewInvoice, PaperCheck, PublicInvoice, StrayPayment } from '../workflows/invoice/invoice.schema.ts';
import { faultSentence } from '../workflows/template/fault.ts';
import { CHECKOUT } from '../workflows/process/messages.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { limitCalls } from './http/limit.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route, type Call } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';
import { whenChanged } from './pay-wait.ts';
import { steer } from './steering.ts';

const tag = 'Invoices';
const TokenParams = z.object({ token: z.string().min(10).max(100) });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const invoiceRoutes = [
  route({
    method: 'get',
    path: '/leads/{id}/invoices',
    tag,
    summary: 'The invoices of a lead, the newest first',
    access: everybody,
    params: IdParams,
    out: pageOf(Invoice),
    handler: async ({ deps, me, params }) => {
      if (!(await seesLeadNow(deps.db, me, params.id))) return refuse('NotFound');
      return { items: await listInvoices(deps.db, me, params.id, deps.config.publicUrl), next: null };
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/invoices',
    tag,
    summary: 'Draft an invoice',
    access: everybody,
    params: IdParams,
    body: NewInvoice,
    out: Invoice,
    status: 201,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if (!(await maySeeLead(deps.db, me, params.id))) return refuse('NotFound');
      return readAfter(call, await createInvoice(deps.db, { ...doingOf(call), leadId: params.id, ...body }));
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/papers/check',
    tag,
    summary:
      'What would stop an invoice or a contract of this lead at its printing; `words` are those of an invoice that is being written',
    access: everybody,
    params: IdParams,
    body: z.object({ words: z.array(z.string().max(500)).max(200).default([]) }),
    out: PaperCheck,
    handler: async ({ deps, me, params, body, language }) => {
      if (!(await seesLeadNow(deps.db, me, params.id))) return refuse('NotFound');
      const facts = await readFactsOfLead(deps.db, { leadId: params.id, channel: 'document' });
      if (!facts) return refuse('NotFound');
      return { problems: whyNotPrint(facts, body.words).map((fault) => `${capital(faultSentence(fault, language))}.`) };
    },
  }),
  route({
    method: 'get',
    path: '/invoices/{id}',
    tag,
    summary: 'One invoice with its payments',
    access: everybody,
    params: IdParams,
    out: Invoice,
    handler: async ({ deps, me, params }) =>
      (await readInvoice(deps.db, me, params.id, deps.config.publicUrl)) ?? refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/invoices/{id}/send',
    tag,
    summary: 'Send an invoice to the client with its payment link',
    access: everybody,
    params: IdParams,
    body: z.object({
      inMorning: z.boolean().optional().meta({
        description: 'its messages wait for the sending hours of the pipeline, where it is night for the client',
      }),
    }),
    out: Invoice,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if (!(await leadOfInvoice(deps.db, me, params.id))) return refuse('NotFound');
      return readAfter(call, await sendInvoice(deps.db, { ...doingOf(call), invoiceId: params.id, ...body }));
    },
  }),
  route({
    method: 'post',
    path: '/invoices/{id}/void',
    tag,
    summary: 'Withdraw an invoice that nobody has paid',
    access: everybody,
    params: IdParams,
    out: Invoice,
    handler: async (call) => {
      const { deps, me, params } = call;
      if (!(await leadOfInvoice(deps.db, me, params.id))) return refuse('NotFound');
      return readAfter(call, await voidInvoice(deps.db, { ...doingOf(call), invoiceId: params.id }));
    },
  }),
  route({
    method: 'post',
    path: '/invoices/{id}/process/checkout',
    tag,
    summary: 'Whether the provider takes the payment now; answers the address of its page',
    access: everybody,
    params: IdParams,
    out: z.object({ url: z.string() }),
    handler: async (call) => {
      const { deps, me, params } = call;
      const leadId = await leadOfInvoice(deps.db, me, params.id);
      if (!leadId) return refuse('NotFound');
      return steer<{ url: string }>(call, `lead:${leadId}`, CHECKOUT, { invoiceId: params.id });
    },
  }),
  route({
    method: 'get',
    path: '/stray-payments',
    tag,
    summary: 'Money that a provider has told of and that belongs to no invoice, until somebody has dealt with it',
    access: ['supervisor', 'admin'],
    out: pageOf(StrayPayment),
    handler: async ({ deps }) => ({ items: await listStrayPayments(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/stray-payments/{id}/settlement',
    tag,
    summary: 'Say that somebody has dealt with it',
    access: ['supervisor', 'admin'],
    params: IdParams,
    status: 204,
    handler: async ({ deps, me, params }) => settleStrayPayment(deps.db, { id: params.id, userId: me.id }),
  }),
  route({
    method: 'get',
    path: '/pay/{token}',
    tag: 'Payment page',
    summary:
      'What the client sees behind the payment link; with `after`, when it is no longer as that version (25 s at most)',
    access: 'public',
    params: TokenParams,
    query: z.object({
      returned: z.string().max(200).optional().meta({ description: 'the provider’s page that she paid on' }),
      after: z.coerce.number().int().optional().meta({ description: 'the version that is shown' }),
    }),
    out: PublicInvoice,
    handler: async ({ deps, params, query, request }) => {
      const found = await readPublicInvoice(deps.db, params.token, query.returned);
      if (!found) return refuse('NotFound');
      if (query.after !== found.invoice.version) return found.invoice;
      await whenChanged(deps, request, { invoiceId: found.id, version: query.after });
      return (await readPublicInvoice(deps.db, params.token, query.returned))?.invoice ?? refuse('NotFound');
    },
  }),
  route({
    method: 'post',
    path: '/pay/{token}',
    tag: 'Payment page',
    summary: 'Open the page of the payment provider; answers its address',
    access: 'public',
    params: TokenParams,
    out: z.object({ url: z.string() }),
    handler: async (call) => {
      await limitCalls(call.deps, call.request, { name: 'pay', most: 30, seconds: 60 });
      const found = await readPublicInvoice(call.deps.db, call.params.token);
      if (!found) return refuse('NotFound');
      if (!found.invoice.payable) return refuse('InvoiceNotPayable');
      return steer<{ url: string }>(call, `lead:${found.leadId}`, CHECKOUT, { invoiceId: found.id });
    },
  }),
];

const readAfter = async (
  { deps, me }: Pick<Call<SignedInUser, unknown, unknown, unknown>, 'deps' | 'me'>,
  done: { id: string } | Refusal,
): Promise<Invoice | Refusal> =>
  isRefusal(done) ? done : ((await readInvoice(deps.db, me, done.id, deps.config.publicUrl)) ?? refuse('NotFound'));
