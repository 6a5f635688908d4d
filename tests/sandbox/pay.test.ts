import Stripe from 'stripe';
import { startSandbox, stripeSecret } from './support.ts';
import { until } from '../support/until.ts';
import type { Sandbox } from './support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.play({}));

const order = (invoice: string, amount = 12_500_000): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'http://127.0.0.1:4600/pay/token?paid={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://127.0.0.1:4600/pay/token',
  client_reference_id: invoice,
  locale: 'ru',
  metadata: { invoice },
  payment_intent_data: { metadata: { invoice } },
  line_items: [
    { quantity: 1, price_data: { currency: 'kzt', unit_amount: amount, product_data: { name: 'Подбор программы' } } },
  ],
});
const open = (invoice: string) => sandbox.stripe().checkout.sessions.create(order(invoice));
const pay = async (id: string, way: string) =>
  (await sandbox.send('POST', `/payments/${id}/pay`, { way })).json() as Promise<{ outcome: string; returnTo: string }>;
const notices = (invoice: string): Stripe.Event[] =>
  sandbox.application.heard
    .filter(({ url, body }) => url === '/api/v1/webhooks/stripe' && body.includes(invoice))
    .map(({ body, headers }) =>
      new Stripe('sk_test_x').webhooks.constructEvent(body, headers['stripe-signature']!, stripeSecret),
    );
const completed = (invoice: string) =>
  notices(invoice)
    .filter((one) => one.type === 'checkout.session.completed')
    .map((one) => one.data.object as Stripe.Checkout.Session);

describe('H4 the sandbox as a payment provider', () => {
  it('opens a session, takes the payment and says so with a true signature', async () => {
    const session = await open('inv-1');
    expect(session).toMatchObject({
      amount_total: 12_500_000,
      currency: 'kzt',
      status: 'open',
      payment_status: 'unpaid',
    });
    expect(session.url).toBe(`${sandbox.url}/pay/${session.id}`);
    expect(await pay(session.id, 'pay')).toMatchObject({
      outcome: 'paid',
      returnTo: `http://127.0.0.1:4600/pay/token?paid=${session.id}`,
    });
    const [paid] = await until(() => completed('inv-1').length > 0 && completed('inv-1'));
    expect(paid).toMatchObject({
      id: session.id,
      payment_status: 'paid',
      amount_total: 12_500_000,
      client_reference_id: 'inv-1',
      metadata: { invoice: 'inv-1' },
    });
    const intent = await sandbox.stripe().paymentIntents.retrieve(paid!.payment_intent as string);
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 12_500_000, metadata: { invoice: 'inv-1' } });
    const events = await sandbox
      .stripe()
      .events.list({ type: 'checkout.session.completed', created: { gte: session.created } });
    expect(events.data.map((event) => (event.data.object as { id: string }).id)).toContain(session.id);
  });

  it('answers one idempotency key once', async () => {
    const stripe = sandbox.stripe();
    const first = await stripe.checkout.sessions.create(order('inv-2'), { idempotencyKey: 'inv-2:1' });
    const again = await stripe.checkout.sessions.create(order('inv-2'), { idempotencyKey: 'inv-2:1' });
    expect(again.id).toBe(first.id);
    await expect(
      stripe.checkout.sessions.create(order('inv-2', 1), { idempotencyKey: 'inv-2:1' }),
    ).rejects.toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
  });

  it('opens one session although its first answer was lost and it was killed then', async () => {
    await sandbox.play({ pay: { mode: 'lose' } });
    await expect(
      sandbox.stripe().checkout.sessions.create(order('inv-3'), { idempotencyKey: 'inv-3:1' }),
    ).rejects.toMatchObject({ type: 'StripeConnectionError' });
    await sandbox.restart();
    await sandbox.play({});
    await sandbox.stripe().checkout.sessions.create(order('inv-3'), { idempotencyKey: 'inv-3:1' });
    expect((await sandbox.get<{ items: object[] }>('/payments?q=inv-3')).items).toHaveLength(1);
  });

  it('lets a client pay twice: two payments with two events', async () => {
    const session = await open('inv-4');
    await pay(session.id, 'twice');
    await until(() => completed('inv-4').length === 2);
    expect(new Set(completed('inv-4').map((one) => one.payment_intent)).size).toBe(2);
  });

  it('lets a client pay half', async () => {
    const session = await open('inv-5');
    await pay(session.id, 'half');
    const [paid] = await until(() => completed('inv-5').length > 0 && completed('inv-5'));
    expect(paid!.amount_total).toBe(6_250_000);
  });

  it('refuses a card and leaves the session open', async () => {
    const session = await open('inv-6');
    expect((await pay(session.id, 'refuse')).outcome).toBe('declined');
    const [failed] = await until(() => notices('inv-6').length > 0 && notices('inv-6'));
    expect(failed).toMatchObject({
      type: 'payment_intent.payment_failed',
      data: { object: { metadata: { invoice: 'inv-6' }, last_payment_error: { code: 'card_declined' } } },
    });
    expect((await sandbox.stripe().checkout.sessions.retrieve(session.id)).status).toBe('open');
  });

  it('expires a session and takes no payment after that', async () => {
    const session = await open('inv-7');
    expect((await sandbox.stripe().checkout.sessions.expire(session.id)).status).toBe('expired');
    await until(() => notices('inv-7').some((one) => one.type === 'checkout.session.expired'));
    expect((await sandbox.send('POST', `/payments/${session.id}/pay`, { way: 'pay' })).status).toBe(409);
    await expect(sandbox.stripe().checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('repeats a notice until it is taken, and again when asked', async () => {
    sandbox.application.answers.push(500, 500);
    const session = await open('inv-8');
    await pay(session.id, 'pay');
    await until(() => notices('inv-8').length === 4);
    const event = notices('inv-8').find((one) => one.type === 'checkout.session.completed')!;
    await sandbox.send('POST', `/payments/events/${event.id}/resend`);
    await until(() => notices('inv-8').filter(({ id }) => id === event.id).length >= 2);
  });

  it('holds notices back, mixes and repeats them', async () => {
    await sandbox.play({ pay: { webhooks: 'hold' } });
    const held = await open('inv-9');
    await pay(held.id, 'pay');
    await sandbox.play({ pay: { webhooks: 'shuffle', webhookCopies: 2 } });
    const mixed = await open('inv-10');
    await pay(mixed.id, 'pay');
    await until(() => notices('inv-10').length === 4);
    expect(notices('inv-10')[0]!.type).toBe('checkout.session.completed');
    expect(notices('inv-9')).toHaveLength(0);
  });

  it('says as Stripe what is wrong with a request', async () => {
    const stripe = sandbox.stripe();
    const { success_url: _, ...without } = order('inv-11');
    await expect(stripe.checkout.sessions.create(without)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      param: 'success_url',
    });
    await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
    await sandbox.play({ pay: { mode: 'down' } });
    await expect(open('inv-11')).rejects.toMatchObject({ statusCode: 500 });
    await sandbox.play({ pay: { throttle429Percent: 100 } });
    await expect(open('inv-11')).rejects.toMatchObject({ statusCode: 429 });
  });
});
