import type { FieldNoun } from '../../workflows/field/field.schema.ts';
import { FieldInput } from './FieldInput.tsx';
import { useNeededFields } from './fields.ts';

type Props = {
  noun: FieldNoun;
  /** texts by key */
  typed: Record<string, string>;
  onChange: (typed: Record<string, string>) => void;
  wrong: (field: string) => string | undefined;
};

/** The fields without which nobody enters a record of this noun. */
export const NeededFields = ({ noun, typed, onChange, wrong }: Props) =>
  useNeededFields(noun).map((field) => (
    <FieldInput
      key={field.key}
      field={field}
      required
      value={typed[field.key] ?? ''}
      error={wrong(`fields.${field.key}`)}
      onChange={(text) => onChange({ ...typed, [field.key]: text })}
    />
  ));
