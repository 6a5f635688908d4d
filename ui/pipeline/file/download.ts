import { printFile } from '../../../workflows/pipeline/file.ts';
import { get } from '../../ask/ask.ts';

/** Gives the browser a pipeline as a file, with its texts and forms; answers the file's name. Without a version: what is published, else the draft. */
export const downloadPipeline = async (key: string, version?: number): Promise<string> => {
  const file = await get('/pipelines/{key}/file', { path: { key }, query: { version, templates: 'true' } });
  const name = version === undefined ? `${key}.json` : `${key}-${version}.json`;
  const address = URL.createObjectURL(new Blob([printFile(file)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return name;
};
