/** Types, once per world: what a zone's world does not have is a compile error there. */
import { toolRule } from './complaints.mjs';

/** World → the folder of its tsconfig.json. */
export const worlds = {
  'pages and windows': '.',
  'core (language only)': 'lib/core',
  'background (worker)': 'lib/background',
  tests: 'test',
  scripts: 'scripts',
  'the bench of the vault': 'bench/vault',
};

export const types = Object.entries(worlds).map(([world, project]) =>
  toolRule(`types: ${world}`, ['typescript', 'tsc'], ['--project', project, '--pretty', 'false']),
);
