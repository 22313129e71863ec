/** No file, export or package without a use: neither in the repository nor in what ships. */
import { toolRule } from './complaints.mjs';

export const unused = [
  toolRule('nothing unused', ['knip'], ['--no-progress']),
  toolRule(
    'nothing unused in what ships',
    ['knip'],
    [
      '--production',
      '--include=files,dependencies,unlisted,unresolved', // an export that only a test uses does not ship
      '--no-progress',
    ],
  ),
];
