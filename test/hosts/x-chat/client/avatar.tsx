/** An account's picture: its initial on a colour that follows from its handle. */
/** @jsxImportSource react */
import type { Account } from '../model.ts';
import { useNames } from './names.ts';

export const Avatar = ({ account, size }: { account: Account; size: number }) => {
  const hue = [...account.handle].reduce((sum, character) => (sum * 97 + (character.codePointAt(0) ?? 0)) % 360, 211);
  return (
    <span
      className="avatar"
      {...useNames().testId(`UserAvatar-Container-${account.handle}`)}
      style={{
        width: size,
        height: size,
        fontSize: size * 0.44,
        background: `linear-gradient(140deg, hsl(${hue} 65% 62%), hsl(${(hue + 50) % 360} 60% 42%))`,
      }}
    >
      {[...account.name][0]}
    </span>
  );
};
