/** A QR code: dark squares on a light ground in every theme, with the margin that readers need. */
import { encodeQR } from 'qr';

export interface QrProps {
  readonly text: string;
  /** What it is, for those who do not see it. Never what it holds. */
  readonly label: string;
}

export function Qr({ text, label }: QrProps) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
