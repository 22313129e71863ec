/** Format, lint and import order. */
import { toolRule } from './complaints.mjs';

export const style = toolRule(
  'format, lint and import order',
  ['@biomejs/biome', 'biome'],
  ['ci', '--colors=off', '--error-on-warnings', '--max-diagnostics=50', '.'],
);
