import { fieldsOf, ofLeads, withHouse } from '../../workflows/field/field.ts';
import type { ScriptWorld } from '../../workflows/script/problems.ts';
import type { Database } from '../client.ts';
import { houseFields } from '../field/house-fields.ts';
import { knownFields } from '../letter/template.ts';
import { listPipelines } from '../pipeline/pipeline.queries.ts';

/** What scripts may name: the pipelines of leads as they are published, and the fields. */
export const readScriptWorld = async (db: Database): Promise<ScriptWorld> => {
  const [pipelines, house, variables] = await Promise.all([listPipelines(db), houseFields(db), knownFields(db)]);
  return {
    pipelines: pipelines
      .filter(({ noun }) => noun === 'lead')
      .map(({ key, definition }) => ({
        key,
        stages: definition.stages.map((stage) => stage.key),
        // a loss by hand is the outcome of its stage
        outcomes: [...definition.outcomes, ...definition.stages.filter(({ kind }) => kind === 'lost')].map(
          (one) => one.key,
        ),
        fields: withHouse(definition, ofLeads(house)).fields,
      })),
    contactFields: fieldsOf('contact', house),
    variables,
  };
};
