/** Full addresses of Mastodon's accounts, in small letters: the same for everybody, whichever instance they look from. */

/** An instance writes its own people without a host. */
const NAME = String.raw`@([\w.-]+)(?:@([\w.-]+(?::\d+)?))?`;
const profile = new RegExp(String.raw`^\/(?:web\/)?${NAME}\/?$`);
const mention = new RegExp(`^${NAME} $`);

/** The account that a link leads to; null where it leads elsewhere. `host`: of the page. */
export const accountAt = (link: Element, host: string): string | null => {
  const href = link.getAttribute('href') ?? '';
  const base = `https://${host}`;
  if (!URL.canParse(href, base)) return null;
  const { pathname, host: at } = new URL(href, base);
  return addressOf(profile.exec(pathname), at);
};

/** The account that is all a text names, with the blank behind it that a text of one's own follows; else null. */
export const mentionedIn = (text: string, host: string): string | null => addressOf(mention.exec(text), host);

const addressOf = (found: RegExpExecArray | null, host: string): string | null => {
  const [, name, at] = found ?? [];
  return name === undefined ? null : `${name}@${at ?? host}`.toLowerCase();
};
