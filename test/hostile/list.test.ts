/** docs/attacks.md names every attack that there is, by its file and in its own words, and none that there is not; and each knows its guard. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { attacksIn } from './attacks.ts';
import type { GuardAttack } from './guard-attack.ts';

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

test('every guard that an attack is shown to need stands in our code as the attack has it taken out', async () => {
  for (const [name, { without }] of (await attacksIn('guards')) as readonly (readonly [string, GuardAttack])[]) {
    const code = readFileSync(path.join(dirname, '../..', without.file), 'utf8');
    for (const { from } of without.edits) expect(code.split(from), `${name}: ${from}`).toHaveLength(2);
  }
});
