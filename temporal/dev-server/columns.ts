/** The columns of the Temporal UI's list, until somebody chooses others in that browser: its default columns say nothing about leads. */
const columns = ['Status', 'Number', 'Pipeline', 'Stage', 'State', 'DueAt', 'Workflow ID', 'Type', 'Start'];
const chosen = JSON.stringify({ default: columns.map((label) => ({ label })) });

/** The page with these columns. The script comes first, since the page's own policy applies to what follows it. */
export const withColumns = (page: string): string =>
  page.replace(
    '<head>',
    () => `<head><script>localStorage['namespace-workflow-table-columns'] ??= ${JSON.stringify(chosen)}</script>`,
  );
