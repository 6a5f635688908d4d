import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** No protobuf payload begins with this byte: one that does was compressed. */
const TIGHT = 1;
/** Below this size nothing is gained. */
const WORTH = 32;
/** A payload of Temporal is 2 MiB at most. */
const MOST = 4 << 20;

/** Payloads are short and alike, so most of each is already in this dictionary. Histories are read with it: it never changes. */
const dictionary = Buffer.from(
  [
    '"actor":{"kind":"user","id":"01a2"},"key":"proof":"reason":"version":"refusal":"invoice.replanned invoice.reminded invoice.overdue invoice.part_paid invoice.paid invoice.void invoice.sent invoice.created',
    'lead.reopened lead.migrated lead.resumed lead.paused lead.skipped task.assigned task.replanned task.reminded task.overdue task.escalated task.cancelled delivery.failed',
    'automation.failed automation.waiting automation.went_on automation.branched automation.stopped automation.ended lead.changed lead.assigned lead.moved lead.created',
    'task.done, task.created, delivery.queued ×2Z the client: Z a provider: Z Voronka: Z a colleague: "what":"the one assigned to react"what":"a colleague","until":null',
    '","link":"http://127.0.0.1:4600/leads/01a2"pausedUntil":"2026-"pausedUntil":null,"state":"paused"},"state":"waiting","state":"finished","responsible":"01a2","stage":"","stageName":"","title":"Lead ","number":,"pipeline":"',
    'automation “, step 0"what":"invoice due","until":" overdue reminder escalation"}],"waits":[{"what":"task due","until":"2026-"},{"what":"automation “”","until":"2026-',
    '{"wakeAt":null,"finished":true{"wakeAt":"2026-12-01T00:00:00.000Z","finished":false,"shown":{"seen":1,"steps":["2026-11-28 10:00:00Z automation “”: ',
    '[{"leadId":"01a2-7","life":3}]\n\u0016\n\bencoding\u0012\njson/plain\u0012{"wakeAt":null,"finished":false,"shown":{"seen":1,"steps":["2026-',
  ].join('\n'),
);

/** The same bytes compressed, where that is shorter. */
export const tighten = (bytes: Uint8Array): Uint8Array => {
  if (bytes.length < WORTH) return bytes;
  const tight = deflateRawSync(bytes, { dictionary, level: 9, windowBits: 12, memLevel: 4 });
  return tight.length + 1 < bytes.length ? Buffer.concat([Buffer.of(TIGHT), tight]) : bytes;
};

export const loosen = (bytes: Buffer): Buffer =>
  bytes[0] === TIGHT ? inflateRawSync(bytes.subarray(1), { dictionary, maxOutputLength: MOST }) : bytes;
