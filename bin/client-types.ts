import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { describe } from '../api/http/openapi.ts';
import { routes } from '../api/routes.ts';
import { root } from './setup.ts';

/** Types of every endpoint for the screens, from our OpenAPI document; what is refused reads the same everywhere and is left out. */
const document = describe(routes, 'http://localhost') as unknown as OpenAPI3;
for (const path of Object.values(document.paths ?? {}))
  for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> }>))
    for (const status of Object.keys(operation.responses ?? {}))
      if (!status.startsWith('2')) delete operation.responses![status];

const types = join(root, 'ui/generated/api.ts');
mkdirSync(dirname(types), { recursive: true });
writeFileSync(types, astToString(await openapiTS(document)));
