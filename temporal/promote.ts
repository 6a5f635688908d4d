import type { Client } from '@temporalio/client';

export type Build = { deploymentName: string; buildId: string };

/**
 * Gives processes to the workers of a build: new ones, and running ones at their next turn. With `percent` only that many of a hundred, as a
 * trial. Fails where no worker of the build has polled yet, or none polls a queue that the previous build served.
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
