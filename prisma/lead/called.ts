import type { Called } from '../../workflows/process/shown.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { readLeadRow } from './lead-row.ts';

/** The name of a lead's process for ops; a version that was read before is not read again. */
export const calledLead = async (
  db: Database,
  { number, versionId }: { number: number; versionId: string },
): Promise<Called> => {
  const { key, definition } = await pipelineOfVersion(db, versionId);
  return { number, pipeline: { key, name: definition.name } };
};

/** The same for an order to any process; undefined where it is not a lead's. */
export const calledProcess = async (db: Database, workflowId: string): Promise<Called | undefined> => {
  const leadId = /^lead:([0-9a-f-]{36})$/.exec(workflowId)?.[1];
  const lead = leadId === undefined ? undefined : await readLeadRow(db, leadId);
  return !lead || isRefusal(lead)
    ? undefined
    : calledLead(db, { number: lead.number, versionId: lead.pipeline_version_id });
};
