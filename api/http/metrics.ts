import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type Metrics = ReturnType<typeof openMetrics>;

/** What this node reports to Prometheus; a registry of its own, so that several apps may live in one program. */
export const openMetrics = () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'voronka_http_request_duration_seconds',
      help: 'Time from the request to the end of its answer, by route template.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    forms: new Counter({
      name: 'voronka_forms_total',
      help: 'Forms that were sent, by what became of them.',
      labelNames: ['form', 'outcome'],
      registers,
    }),
    sockets: new Gauge({ name: 'voronka_live_sockets', help: 'Live connections of this node.', registers }),
    pushed: new Counter({
      name: 'voronka_live_messages_total',
      help: 'Messages sent over live connections.',
      registers,
    }),
    slow: new Counter({
      name: 'voronka_live_dropped_total',
      help: 'Live connections closed because they did not read.',
      registers,
    }),
    withoutNextStep: new Gauge({
      name: 'voronka_leads_without_next_step',
      help: 'Open leads without a living timer, an open task or an unpaid invoice, by why; counted at most once a minute.',
      labelNames: ['why'],
      registers,
    }),
    formSms: new Gauge({
      name: 'voronka_form_sms_today',
      help: 'SMS that forms have caused by themselves within a day; at the budget they wait for a person.',
      registers,
    }),
    formSmsBudget: new Gauge({
      name: 'voronka_form_sms_budget',
      help: 'So many SMS may forms cause within a day.',
      registers,
    }),
    formHeld: new Gauge({
      name: 'voronka_form_messages_held',
      help: 'Messages of the last day over a cap, which wait for a person.',
      registers,
    }),
    pokesWaiting: new Gauge({
      name: 'voronka_pokes_waiting',
      help: 'News on their way to their processes; counted up to 10 001.',
      registers,
    }),
    pokesParked: new Gauge({
      name: 'voronka_pokes_parked',
      help: 'News whose process could not be woken for an hour; a person tries again on the ops page.',
      registers,
    }),
    oldestPoke: new Gauge({
      name: 'voronka_oldest_poke_seconds',
      help: 'How long the oldest waiting news has waited, 0 where none waits.',
      registers,
    }),
    feedLag: new Gauge({
      name: 'voronka_feed_lag_seconds',
      help: 'How long the oldest event has waited for its number in the feed of live screens and streams.',
      registers,
    }),
    webhooks: new Counter({
      name: 'voronka_webhooks_total',
      help: 'Calls of providers, by what became of them.',
      labelNames: ['provider', 'outcome'],
      registers,
    }),
  };
};
