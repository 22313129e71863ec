/** The open vault of a profile as a second worker holds it, beside the one that runs. */
import { databaseSource } from '../../../lib/vault/database.ts';
import { deviceKey } from '../../../lib/vault/device-key.ts';
import { firstLayout } from '../../../lib/vault/first-layout.ts';
import type { OpenVault } from '../../../lib/vault/open-vault.ts';
import { makeVault } from '../../../lib/vault/vault.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { judge, memoryArea, memoryLocks } from '../../vault/support.ts';
import type { Profile } from './profile.ts';

export const anotherWorker = (profile: Profile): Promise<OpenVault> =>
  makeVault({
    database: databaseSource(profile.databaseName),
    file: profile.file,
    old: firstLayout(indexedDB, `${profile.databaseName} before`),
    locks: memoryLocks(),
    session: memoryArea(profile.session),
    random: seededRandom('another worker'),
    now: () => profile.now,
    cost: { memoryKiB: 64, passes: 1, lanes: 1 },
    judge,
    device: deviceKey(`${profile.databaseName} device`),
  }).open();
