// @vitest-environment happy-dom
/** The field for a name of one's own: it says what a name means, and how much room is left in one that is nearly full. */
import { expect, test } from 'vitest';
import { NameForm } from '../../lib/people/name-form.tsx';
import { fill, show, textOf } from './screen.ts';

test('a name that is nearly as long as it may be says how much room is left', async () => {
  await show(<NameForm name="" meaning="What it means." save={async (typed) => typed} />);
  const told = async (length: number) => {
    await fill('[name=given-name]', 'B'.repeat(length));
    return textOf('[data-form=rename]');
  };
  expect(await told(49)).toContain('What it means.');
  expect(await told(58)).toContain('Room for about 2 more characters');
  expect(await told(60)).toContain('Room for about 0 more characters');
});
