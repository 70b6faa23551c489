/** What the audio of a call does, for tests and for the quality mark in the call bar. */
export interface SoftphoneStatistics {
  packetsSent: number;
  packetsReceived: number;
  /** 0 to 1, of the last moment. */
  audioLevelIn: number;
  /** Grows for as long as sound comes in; silence leaves it. */
  audioEnergyIn: number;
  /** Grows for as long as the microphone hears something. */
  audioEnergyOut: number;
  packetsLost: number;
}

export const NO_STATISTICS: SoftphoneStatistics = {
  packetsSent: 0,
  packetsReceived: 0,
  audioLevelIn: 0,
  audioEnergyIn: 0,
  audioEnergyOut: 0,
  packetsLost: 0,
};

type Row = Record<string, unknown>;

const numberOf = (row: Row, key: string): number => (typeof row[key] === 'number' ? row[key] : 0);

/** Adds up the audio rows of an `RTCStatsReport`. */
export function readStatistics(rows: Iterable<Row>): SoftphoneStatistics {
  const sum = { ...NO_STATISTICS };
  for (const row of rows) {
    if (row['kind'] !== 'audio') {
      continue;
    }
    if (row['type'] === 'outbound-rtp') {
      sum.packetsSent += numberOf(row, 'packetsSent');
    } else if (row['type'] === 'inbound-rtp') {
      sum.packetsReceived += numberOf(row, 'packetsReceived');
      sum.packetsLost += numberOf(row, 'packetsLost');
      sum.audioLevelIn = Math.max(sum.audioLevelIn, numberOf(row, 'audioLevel'));
      sum.audioEnergyIn += numberOf(row, 'totalAudioEnergy');
    } else if (row['type'] === 'media-source') {
      sum.audioEnergyOut += numberOf(row, 'totalAudioEnergy');
    }
  }
  return sum;
}
