package org.yihaotong.speech;

import java.time.Duration;

/**
 * Decides whether somebody speaks and when the utterance is over. Counts audio, not the
 * clock, so that a late thread changes nothing.
 * <p>
 * The recogniser's own endpoint comes first. Beside it: something was heard and the line
 * has been quiet since (compared with the loudest moment). Partial texts come in steps of
 * a second, so one that does not change means an end only after a much longer time; that
 * rule serves noisy lines.
 */
final class Endpointing {

	private static final int BYTES_PER_MILLI = 16;

	private static final int UNCHANGED_FACTOR = 4;

	/** 20 dB below the loudest moment is quiet. */
	private static final double QUIET_SHARE = 0.1;

	private final long silenceBytes;

	private final long longestBytes;

	private String partial = "";

	private double loudest;

	private long quietBytes;

	private long unchangedBytes;

	private long spokenBytes;

	private SpeechSession.State state = SpeechSession.State.QUIET;

	private final boolean ends;

	Endpointing(Duration silence, Duration longest) {
		this(silence.toMillis() * BYTES_PER_MILLI, longest.toMillis() * BYTES_PER_MILLI, true);
	}

	private Endpointing(long silenceBytes, long longestBytes, boolean ends) {
		this.silenceBytes = silenceBytes;
		this.longestBytes = longestBytes;
		this.ends = ends;
	}

	/** Waits for words however often the speaker pauses. */
	static Endpointing never() {
		return new Endpointing(0, 0, false);
	}

	/**
	 * Takes what the recogniser made of some more audio.
	 * @param bytes how much audio
	 * @param loudness its mean amplitude
	 * @param heard the partial text with what was finished before it
	 * @param pause whether the recogniser itself found the end of a sentence
	 * @return the state after it
	 */
	SpeechSession.State after(int bytes, double loudness, String heard, boolean pause) {
		this.loudest = Math.max(this.loudest, loudness);
		this.quietBytes = (loudness < this.loudest * QUIET_SHARE) ? this.quietBytes + bytes : 0;
		if (this.state == SpeechSession.State.ENDED || heard.isEmpty()) {
			return this.state;
		}
		this.unchangedBytes = heard.equals(this.partial) ? this.unchangedBytes + bytes : 0;
		this.partial = heard;
		this.spokenBytes += bytes;
		this.state = (this.ends && (pause || over())) ? SpeechSession.State.ENDED : SpeechSession.State.SPEAKING;
		return this.state;
	}

	private boolean over() {
		return this.quietBytes >= this.silenceBytes || this.unchangedBytes >= UNCHANGED_FACTOR * this.silenceBytes
				|| this.spokenBytes >= this.longestBytes;
	}

	/**
	 * Measures audio.
	 * @param pcm signed 16-bit little-endian
	 * @return the sum of the amplitudes
	 */
	static long amplitude(byte[] pcm) {
		long sum = 0;
		for (int at = 0; at + 1 < pcm.length; at += 2) {
			sum += Math.abs((pcm[at + 1] << 8) | (pcm[at] & 0xff));
		}
		return sum;
	}

}
