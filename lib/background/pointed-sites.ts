/**
 * What the person pointed at on sites that nobody has listed, by Sotto's name for the site. Lies unsealed, as the list of allowed hosts does in the
 * browser: a page must be read while the vault is locked, too. It goes when the host is not allowed any more.
 */
import type { Pointed } from '../rpc/pointed.ts';
import { parseAs, pointedSchema } from '../rpc/schemas.ts';
import type { Area } from '../vault/areas.ts';

const PREFIX = 'pointed ';

export interface PointedSites {
  /** Null where nothing was pointed at, or nothing that could be made out any more. */
  of(site: string): Promise<Pointed | null>;
  keep(site: string, pointed: Pointed): Promise<void>;
  /** Forgets every site at whose host Sotto may not be any more, and says which. */
  settle(allowed: readonly string[]): Promise<readonly string[]>;
}

export const pointedSites = (local: Area): PointedSites => ({
  of: async (site) => {
    const key = `${PREFIX}${site}`;
    return parseAs(pointedSchema, (await local.get(key))[key]);
  },
  keep: (site, pointed) => local.set({ [`${PREFIX}${site}`]: pointed }),
  settle: async (allowed) => {
    const hosts = new Set(allowed.map((pattern) => hostOf(pattern)));
    const kept = Object.keys(await local.get(null)).filter((key) => key.startsWith(PREFIX));
    const gone = kept.map((key) => key.slice(PREFIX.length)).filter((site) => !hosts.has(hostOf(`https://${site}/`)));
    if (gone.length > 0) await local.remove(gone.map((site) => `${PREFIX}${site}`));
    return gone;
  },
});

/** Without its port, of which patterns know nothing. */
const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : '');
