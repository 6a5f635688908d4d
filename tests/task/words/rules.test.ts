import { describe, expect, it } from '@jest/globals';
import { heldTask } from '../../../workflows/delivery/unsent.ts';
import { taskText } from '../../../workflows/task/task-words.ts';
import { pipelineOf } from '../../support/office.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';

const text = { ru: 'Позвонить ещё раз', en: 'Call again', kk: 'Қайта қоңырау шалу' };
const create = { do: 'task.create', type: 'call', text, due: { by: 'end_of_working_day' } };
const branch = { do: 'branch', if: { field: 'tags', is: 'empty' }, then: [create], else: [] };
const definition = pipelineOf([
  Automation.parse({ key: 'again', name: { ru: 'x' }, when: { on: 'stage.entered' }, then: [branch] }),
]);

describe('M7 what a task says', () => {
  it('follows the reader where an automation set it, in whichever language that was', () => {
    expect(taskText('Позвонить ещё раз', [definition], 'en')).toBe('Call again');
    expect(taskText('Call again', [definition], 'kk')).toBe('Қайта қоңырау шалу');
    expect(taskText(heldTask.ru, [definition], 'uk')).toBe(heldTask.uk);
  });

  it('stays as a user typed it', () => {
    expect(taskText('Позвонить маме Асем', [definition], 'en')).toBe('Позвонить маме Асем');
    expect(taskText('Call again', [], 'kk')).toBe('Call again');
  });
});
