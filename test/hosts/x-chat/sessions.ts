/** Who is logged in where. Cookies are set as the real site sets them: `twid` can be read by scripts, the session cannot. */
import { randomBytes } from 'node:crypto';

const year = 365 * 24 * 60 * 60;

export class Sessions {
  readonly #accounts = new Map<string, string>();

  /** Cookies that log `accountId` in at `host` for a year, so that a restarted browser is still logged in. */
  open(accountId: string, host: string): readonly string[] {
    const token = randomBytes(20).toString('hex');
    this.#accounts.set(token, accountId);
    const scope = `${domainOf(host)}Path=/; Max-Age=${year}; Secure; SameSite=None`;
    return [`auth_token=${token}; ${scope}; HttpOnly`, `twid=u%3D${accountId}; ${scope}`];
  }

  /** The account that a request's cookies name, or null. */
  accountOf(cookies: string | undefined): string | null {
    const token = /(?:^|;\s*)auth_token=([0-9a-f]{40})/.exec(cookies ?? '')?.[1];
    return token === undefined ? null : (this.#accounts.get(token) ?? null);
  }
}

const domainOf = (host: string): string => (/(^|\.)x\.com(:|$)/.test(host) ? 'Domain=x.com; ' : '');
