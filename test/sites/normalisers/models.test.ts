/** What each model makes of an ordinary message, and that each says where its facts are from. */
import { describe, expect, it } from 'vitest';
import { models, shownBy } from './models.ts';
import { transforms } from './transforms.ts';

const typed =
  '"Hi" :) word:D :smile: <3 -- so... https://example.org/a_long_way_to/x_y_z?b=1 **b** _i_ ~s~ `c` ||x|| a__d__e <@12> @bob@example.org ﬁ e\u0301 \u000304r  z\u200Bz ';

const shown: Readonly<Record<string, string>> = {
  X: '"Hi" :) word:D :smile: <3 -- so... example.org/a_long_way_t… **b** _i_ ~s~ `c` ||x|| a__d__e <@12> @bob@example.org ﬁ e\u0301 \u000304r  z\u200Bz',
  'X, former messages':
    '"Hi" :) word:D :smile: <3 -- so... https://t.co/aB3dE5gH7j **b** _i_ ~s~ `c` ||x|| a__d__e <@12> @bob@https://t.co/aB3dE5gH7j ﬁ é \u000304r  z\u200Bz',
  Instagram:
    '"Hi"  word:D :smile:  -- so... https://example.org/a_long_way_to/x_y_z?b=1 **b** _i_ ~s~ `c` ||x|| a__d__e <@12> @bob@example.org ﬁ e\u0301 \u000304r  z\u200Bz',
  Messenger:
    '"Hi"  word   -- so... https/example.org/a_long_way_to/x_y_z?b=1 **b** _i_ ~s~ `c` ||x|| a__d__e <@12> @bob@example.org ﬁ e\u0301 \u000304r  z\u200Bz',
  Reddit:
    '"Hi" :) word:D :smile: <3 -- so... example.org/a_long_way_t… **b** _i_ ~s~ `c` ||x|| a__d__e <@12> @bob@example.org ﬁ e\u0301 \u000304r z\u200Bz',
  Bluesky:
    '"Hi" :) word:D :smile: <3 -- so... example.org/a_long_way_t… **b** _i_ ~s~ `c` ||x|| a__d__e <@12> @bob@example.org ﬁ e\u0301 \u000304r  z\u200Bz',
  Mastodon:
    '"Hi" :) word:D  <3 -- so... example.org/a_long_way_t… **b** _i_ ~s~ `c` ||x|| a__d__e <@12> @bob ﬁ e\u0301 \u000304r  z\u200Bz',
  LinkedIn:
    '"Hi" 🙂 word:D :smile: ❤️ -- so... example.org/a_long_way_t... **b** _i_ ~s~ `c` ||x|| a__d__e <@12> @bob@example.org fi é \u000304r  z\u200Bz',
  Discord:
    '"Hi" :) word:D  <3 -- so... https://example.org/a_long_way_to/x_y_z?b=1 b i ~s~ c x ade @bob @bob@example.org ﬁ e\u0301 \u000304r  z\u200Bz',
  'Telegram K':
    '"Hi" :) word:D :smile: <3 -- so... example.org/a_long_way_t… b _i_ ~s~ c x ade <@12> @bob@example.org ﬁ e\u0301 \u000304r  z\u200Bz',
  'Telegram A':
    '"Hi" :) word:D :smile: <3 -- so... example.org/a_long_way_t… b _i_ ~s~ c x ade <@12> @bob@example.org ﬁ e\u0301 \u000304r  zz',
  WhatsApp:
    '"Hi" :) word:D :smile: <3 -- so... example.org/a_long_way_t… **b** i s c ||x|| a__d__e <@12> @bob@example.org ﬁ e\u0301 \u000304r  z\u200Bz',
  Slack:
    '“Hi” :) word:D 😄 <3 — so… https://example.org/a_long_way_to/x_y_z?b=1 **b** i s c ||x|| a__d__e <@12> @bob@example.org ﬁ e\u0301 \u000304r  z\u200Bz',
  'The Lounge':
    '"Hi" :) word:D :smile: <3 -- so... https://example.org/a_long_way_to/x_y_z?b=1 **b** _i_ ~s~ `c` ||x|| a__d__e <@12> @bob@example.org ﬁ e\u0301 r  z\u200Bz',
  'all at once': '“Hi”  word   — so… https/https://t.co/aB3dE5gH7j b i s c x ade @bob @bob://t.co/aB3dE5gH7j fi é r zz',
};

describe('a model', () => {
  it.each(models)('of $site shows what the site would show', (model) => {
    expect(shownBy(model, typed)).toEqual([shown[model.site]]);
  });

  it('of each site has a name and a day of its own facts', () => {
    expect(models.map(({ site }) => site).toSorted()).toEqual(Object.keys(shown).toSorted());
    for (const { date, source } of models)
      expect([date, source]).toEqual([expect.stringMatching(/^2\d{3}-\d\d-\d\d$/), expect.stringMatching(/\w/)]);
  });

  it('uses every transform there is', () => {
    const used = new Set(models.filter(({ site }) => site !== 'all at once').flatMap((model) => model.transforms));
    const ofNoSite = ['hardSpaces', 'breakLongWords', 'hyphenateLongWords', 'spaceLongWords'];
    expect([...used, ...ofNoSite].toSorted()).toEqual(Object.keys(transforms).toSorted());
  });

  it('of a site that folds shows the beginning and its words, and one that splits at lines a message for each', () => {
    const named = (name: string) => models.find(({ site }) => site === name) ?? expect.unreachable(name);
    expect(shownBy(named('WhatsApp'), 'a'.repeat(3_001))).toEqual([`${'a'.repeat(3_000)}… Read more`]);
    expect(shownBy(named('The Lounge'), 'one\n\ntwo')).toEqual(['one', 'two']);
    expect(shownBy(named('Telegram K'), 'one\ntwo')).toEqual(['one\ntwo']);
  });
});
