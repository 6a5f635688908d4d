import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { deafTo, encryptingCodec } from '../../temporal/codec.ts';
import { orderKeys, proofOf, proven } from '../../temporal/order-proof.ts';

const keyOf = (id: string, byte: string) => ({ id, key: Buffer.from(byte.repeat(32), 'hex') });
const ring = [keyOf('new', '0a'), keyOf('old', '0b')];
const codec = encryptingCodec(ring);
const plain = (value: unknown): Payload => defaultPayloadConverter.toPayload(value)!;
const of = (workflowId: string) => ({ type: 'workflow' as const, namespace: 'default', workflowId });
const seal = async (value: unknown, id = 'lead:acme') => (await codec.encode([plain(value)], of(id)))[0]!;
const read = (payload: Payload) => defaultPayloadConverter.fromPayload(payload);
// as it was written before payloads were bound to their process
const unbound = async (value: unknown) => (await encryptingCodec([ring[1]!]).encode([plain(value)]))[0]!;

describe('L4 what nobody of us has sealed', () => {
  it.each([{ actor: 'saule' }, 'words', 0, [null], ''])('is refused with keys set: %j', async (value) => {
    await expect(codec.decode([plain(value)], of('lead:acme'))).rejects.toThrow('not sealed');
    await expect(codec.decode([plain(value)])).rejects.toThrow('not sealed');
  });

  it('is refused damaged, shortened or sealed with a key of the same name', async () => {
    const { metadata, data } = await seal({ lead: 1 });
    const other = (await encryptingCodec([keyOf('new', '0c')]).encode([plain(1)], of('lead:acme')))[0]!;
    for (const broken of [
      other,
      { metadata, data: data!.map((byte, at) => (at === 30 ? byte ^ 1 : byte)) },
      { metadata, data: data!.slice(0, -4) },
    ])
      await expect(codec.decode([broken], of('lead:acme'))).rejects.toThrow('seal');
  });

  it('is read without keys, and the empty always', async () => {
    expect(read((await encryptingCodec([]).decode([plain('x')], of('lead:acme')))[0]!)).toBe('x');
    for (const empty of [plain(undefined), {}, { metadata: {}, data: new Uint8Array() }])
      expect(await codec.decode([empty], of('lead:acme'))).toEqual([empty]);
  });
});

describe('L4 what was sealed for a process', () => {
  it('is read by it alone', async () => {
    const payload = await seal({ lead: 1 });
    expect(read((await codec.decode([payload], of('lead:acme')))[0]!)).toEqual({ lead: 1 });
    for (const id of ['lead:other', 'task:acme', 'lead:acme2', ''])
      await expect(codec.decode([payload], of(id))).rejects.toThrow('came to');
    const renamed = { ...payload, metadata: { ...payload.metadata, 'sealed-for': Buffer.from('lead:other') } };
    await expect(codec.decode([renamed], of('lead:other'))).rejects.toThrow('seal');
    const { ['sealed-for']: _, ...freed } = payload.metadata!;
    await expect(codec.decode([{ ...payload, metadata: freed }], of('lead:other'))).rejects.toThrow('seal');
  });

  it('is opened for the Temporal UI, which does not say of which process, and so is what came before the binding', async () => {
    expect(read((await codec.decode([await seal('bound')]))[0]!)).toBe('bound');
    expect(read((await codec.decode([await unbound('before')]))[0]!)).toBe('before');
    expect(read((await codec.decode([await unbound('before')], of('lead:acme')))[0]!)).toBe('before');
  });
});

describe('the worker', () => {
  it('hears nothing of what is not ours, tells of it, and stops for a lost key alone', async () => {
    const told: string[] = [];
    const worker = deafTo(codec, (why) => told.push(why));
    const heard = await worker.decode(
      [plain({ actor: 'saule' }), await seal('other', 'lead:other'), await seal('mine')],
      of('lead:acme'),
    );
    expect(heard.map((one) => read(one))).toEqual([undefined, undefined, 'mine']);
    expect(told).toHaveLength(2);
    expect(told.join()).not.toMatch(/saule/);
    const lost = (await encryptingCodec([keyOf('lost', '0d')]).encode([plain(1)]))[0]!;
    await expect(worker.decode([lost], of('lead:acme'))).rejects.toThrow('lost');
  });
});

describe('L2 an order to a process', () => {
  const secrets = { encryptionKeys: ring, webhooks: { secret: 'whsec_x' } };
  const keys = orderKeys(secrets);
  const order = {
    actor: { kind: 'user', id: 'aida' },
    key: 'k',
    wish: { order: 'run', automation: 'a' },
    until: undefined,
  };
  const proof = proofOf(keys[0]!, 'lead:acme', 'process.steer', order);

  it('is taken with its proof, however JSON has carried it and after a rotation of the keys', () => {
    const { until: _, ...carried } = order;
    expect(proven(keys, 'lead:acme', 'process.steer', { proof, ...carried })).toEqual(carried);
    const former = proofOf(keys[1]!, 'lead:acme', 'process.steer', order);
    expect(
      proven(keys, 'lead:acme', 'process.steer', { ...order, wish: { automation: 'a', order: 'run' }, proof: former }),
    ).toMatchObject(carried);
  });

  it.each([
    ['lead:other', 'process.steer', {}],
    ['lead:acme', 'process.pause', {}],
    ['lead:acme', 'process.steer', { actor: { kind: 'user', id: 'saule' } }],
    ['lead:acme', 'process.steer', { key: 'another' }],
    ['lead:acme', 'process.steer', { wish: { order: 'run', automation: 'b' } }],
    ['lead:acme', 'process.steer', { more: 1 }],
    ['lead:acme', 'process.steer', { proof: undefined }],
    ['lead:acme', 'process.steer', { proof: ['x'] }],
  ])('is refused for %s, %s with %j', (workflowId, name, change) => {
    expect(() => proven(keys, workflowId, name, { proof, ...order, ...change })).toThrow('not given by this house');
  });

  it('has another key in every house', () => {
    expect(orderKeys({ ...secrets, encryptionKeys: [] })[0]).not.toEqual(keys[0]);
    expect(() => proven([], 'lead:acme', 'process.steer', { proof, ...order })).toThrow();
  });
});
