import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { NotPrepared, registerSearchAttributes } from '../../../temporal/search-attributes.ts';
import { startTemporal, type TestTemporal } from '../../support/temporal.ts';

let temporal: TestTemporal;
let connection: Connection;
beforeAll(async () => {
  temporal = await startTemporal();
  connection = await Connection.connect({ address: temporal.address });
});
afterAll(() => connection.close());

const register = () => registerSearchAttributes(connection, temporal.namespace);
const known = async () =>
  (await connection.operatorService.listSearchAttributes({ namespace: temporal.namespace })).customAttributes ?? {};

describe('M9 search attributes', () => {
  it('are there before anything runs, and asking again changes nothing', async () => {
    const before = await known();
    expect(Object.keys(before).toSorted()).toEqual(['DueAt', 'Number', 'Pipeline', 'Responsible', 'Stage', 'State']);
    expect(await Promise.all([register(), register()])).toEqual([[], []]);
    expect(await known()).toEqual(before);
  });

  it('are added where some are missing, by several nodes at once', async () => {
    await connection.operatorService.removeSearchAttributes({
      namespace: temporal.namespace,
      searchAttributes: ['State', 'DueAt'],
    });
    await Promise.all([register(), register()]);
    expect(Object.keys(await known())).toHaveLength(6);
  });

  it('stop the start with a sentence where somebody has one of another type', async () => {
    const of = { namespace: temporal.namespace };
    await connection.operatorService.removeSearchAttributes({ ...of, searchAttributes: ['Stage'] });
    await connection.operatorService.addSearchAttributes({ ...of, searchAttributes: { Stage: INT } });
    await expect(register()).rejects.toThrow(NotPrepared);
    await expect(register()).rejects.toThrow(/Stage \(keyword\) is already there with another type/);
  });

  it('stop the start with a sentence where the namespace takes no more', async () => {
    const { namespace } = await startTemporal();
    await connection.operatorService.removeSearchAttributes({ namespace, searchAttributes: ['Number'] });
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: { A: INT, B: INT, C: INT } });
    await expect(registerSearchAttributes(connection, namespace)).rejects.toThrow(
      /lacks the search attributes Number \(int\), and they could not be added: .*bin\/temporal-setup/,
    );
  });
});

const INT = 3;
