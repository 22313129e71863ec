/** The page that shows all pictures: `docs/screens/README.md`. */
import type { Stop } from './reaching.ts';

/** Names of the pictures of a stop, which lie beside the page. */
const picturesOf = ({ name }: Pick<Stop, 'name'>): readonly string[] => [`${name}-light.png`, `${name}-dark.png`];

/** Markdown. */
export const indexOf = (stops: readonly Stop[]): string =>
  [
    '# Every window of Sotto',
    '',
    '`npm run screens` takes these pictures in Chromium, of the windows and states in `test/screens/stops.ts`, with two people who make their way',
    'through all of them. axe judges the same stops (`test/e2e/access.spec.ts`). Security codes, keys and the site’s own times are drawn anew each',
    'time, so that those pictures differ from run to run.',
    '',
    ...stops.flatMap((stop) => [
      `## ${stop.name}`,
      stop.shows,
      '',
      picturesOf(stop)
        .map((file) => `![${stop.name}](${file})`)
        .join(' '),
      '',
    ]),
  ].join('\n');
