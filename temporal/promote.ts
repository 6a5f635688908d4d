import type { Client } from '@temporalio/client';

export type Build = { deploymentName: string; buildId: string };

/**
 * Gives processes to the workers of a build: those that begin, and with their next turn those that live. With `percent` only so many of a hundred, to see how
 * it does. Fails where no worker of it has asked for work yet, or none on a queue that the build before served.
 */
export const promote = async (
  client: Client,
  { deploymentName, buildId }: Build,
  percent: number = WHOLE,
): Promise<void> => {
  const { namespace } = client.options;
  if (percent < WHOLE)
    await client.workflowService.setWorkerDeploymentRampingVersion({
      namespace,
      deploymentName,
      buildId,
      percentage: percent,
    });
  else await client.workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId });
};

const WHOLE = 100;
