/** What the bench's driver may ask of the bench's worker. Times are milliseconds. */

export interface Bench {
  /** Archives so many texts. Gives the armor of `shown` of them, which stand one after the other in one thread. */
  fill(count: number, shown: number): Promise<readonly string[]>;
  /** Reads texts as the glass has them read: one batch. */
  read(armored: readonly string[]): Promise<number>;
  /** Encrypts and commits one message of a hundred characters. */
  send(): Promise<number>;
  /** Stretches a security code, as every unlocking must. */
  derive(): Promise<number>;
  /** The backup file that the background has just made, in base64. */
  takeBackup(): Promise<string>;
  /** Lays a backup file, in base64, where the background finds one that a window handed over. */
  handBackup(file: string): Promise<void>;
}
