/** What a person can choose for a thread: how long its texts are kept, and after which time new ones disappear. Data only. */

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400];

/** Days, the longest first; 0 until the vault is locked. For ever stands beside them as null. */
export const keepChoices = [90, 7, 1, 0] as const;

/** Seconds; 0 for never. */
export const timerChoices = [0, 5 * MINUTE, HOUR, DAY, 7 * DAY, 28 * DAY] as const;
