/** What a run says in the end: for every question our answer beside each peer's. */

export interface Metric {
  /** Beside the peer that matters most a question has its plain name; beside the others, `/peer` stands behind it. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer: string | null;
  readonly peerValue: number | null;
  /** Ours divided by the peer's. */
  readonly ratio: number | null;
}

/** The metrics of one question from the answers of all contestants. Without the peer that matters most, its place stays empty. */
export function metrics(
  name: string,
  unit: string,
  answers: ReadonlyMap<string, number>,
  mattersMost: string,
): Metric[] {
  const others = [...answers.keys()].filter((peer) => peer !== 'Sotto' && peer !== mattersMost);
  return [mattersMost, ...others].map((peer) =>
    metric(peer === mattersMost ? name : `${name}/${peer}`, unit, answers, peer),
  );
}

/** Our answer beside one peer's. */
export function metric(name: string, unit: string, answers: ReadonlyMap<string, number>, peer: string): Metric {
  const value = answers.get('Sotto');
  if (value === undefined) throw new Error(`${name} was not measured`);
  const peerValue = answers.get(peer);
  const ours = { name, value: rounded(value), unit };
  if (peerValue === undefined) return { ...ours, peer: null, peerValue: null, ratio: null };
  return { ...ours, peer, peerValue: rounded(peerValue), ratio: peerValue === 0 ? null : rounded(value / peerValue) };
}

/** Four digits: more would promise what no clock keeps. */
function rounded(value: number): number {
  return value >= 1_000 ? Math.round(value) : Number(value.toPrecision(4));
}
