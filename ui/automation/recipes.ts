import type { Automation } from '../../workflows/automation/automation.schema.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import { freshAutomation, type FreshContext } from './fresh.ts';
import { aboutMoney } from './recipe/about-money.ts';
import { atStage } from './recipe/at-stage.ts';
import type { Recipe } from './recipe/recipe.ts';
import { aboutTrouble } from './recipe/about-trouble.ts';

/** Automations that most pipelines want, ready to be set. One that needs something the pipeline has not is not offered. */
export const recipes: Recipe[] = [...atStage, ...aboutMoney, ...aboutTrouble];

/** The whole automation, placed and named; undefined where the pipeline lacks what it needs. */
export const cook = (recipe: Recipe, around: FreshContext): Automation | undefined => {
  const made = recipe.make(around);
  if (!made) return undefined;
  const key = keyFromName(
    recipe.id,
    'automation',
    around.definition.automations.map((one) => one.key),
  );
  return { ...freshAutomation(recipe.name, made.when, made.then, around), ...made, key };
};
