/** docs/attacks.md names every attack that there is, by its file and in its own words, and none that there is not. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const { dirname } = import.meta;
test('the list of attacks is that of their files', () => {
  const attacks = ['detect', 'editors', 'guards', 'read', 'type'].flatMap((kind) =>
    readdirSync(path.join(dirname, kind)).map((file) => {
      const said = /^\/\*\* (.*)\. \*\/\n/.exec(readFileSync(path.join(dirname, kind, file), 'utf8'))?.[1];
      return `| ${said} | \`${kind}/${file}\` |`;
    }),
  );
  const list = readFileSync(path.join(dirname, '../../docs/attacks.md'), 'utf8');
  const rows = list.split('\n').flatMap((line) => /^\| .* \| `\w+\/[\w-]+\.ts` \|/.exec(line) ?? []);
  expect(rows.toSorted()).toEqual(attacks.toSorted());
});
