/** What the Temporal UI's list shows of each process, until somebody chooses otherwise in that browser: its own columns say nothing of a lead. */
const columns = ['Status', 'Number', 'Pipeline', 'Stage', 'State', 'DueAt', 'Workflow ID', 'Type', 'Start'];
const chosen = JSON.stringify({ default: columns.map((label) => ({ label })) });

/** The page with these columns. The script comes first, since the policy that the page brings along holds for what stands behind it. */
export const withColumns = (page: string): string =>
  page.replace(
    '<head>',
    () => `<head><script>localStorage['namespace-workflow-table-columns'] ??= ${JSON.stringify(chosen)}</script>`,
  );
