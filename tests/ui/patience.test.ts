import { describe, expect, it } from '@jest/globals';
import { patiently } from '../../ui/patience.ts';

describe('H4 the client opens the payment page', () => {
  const refusing = (times: number, code: string) => {
    const asked = { times: 0 };
    const ask = async () => {
      if (++asked.times <= times) throw Object.assign(new Error(code), { code });
      return 'open';
    };
    return { asked, ask };
  };

  it('while no worker answers: she waits, and hears of it only when it lasts', async () => {
    expect(await patiently(refusing(3, 'NoWorker').ask, 0)).toBe('open');
    const long = refusing(99, 'NoWorker');
    await expect(patiently(long.ask, 0)).rejects.toThrow('NoWorker');
    expect(long.asked.times).toBe(6);
  });

  it('when it cannot be paid: she hears at once', async () => {
    const paid = refusing(1, 'InvoiceNotPayable');
    await expect(patiently(paid.ask, 0)).rejects.toThrow('InvoiceNotPayable');
    expect(paid.asked.times).toBe(1);
  });
});
