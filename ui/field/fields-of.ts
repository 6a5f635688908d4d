import { createContext } from 'react';
import type { FileRecord } from '../file/record.ts';

/** The record whose fields are filled in: what its files are attached to. A new one has none yet. */
export const FieldsOf = createContext<FileRecord | undefined>(undefined);
