package org.yihaotong.speech;

/**
 * Notices that somebody begins to speak, by loudness alone: the recogniser's first words
 * come up to a second later, too late to stop a prompt that the caller talks over. Short
 * noises do not count, and a noise that stays becomes the background. Used by one thread
 * at a time.
 */
final class SpeechOnset {

	/**
	 * Mean amplitude. The quietest of the recorded calls reaches 250, the line's noise
	 * 30, an echo of a prompt that is cancelled to -30 dB about 100.
	 */
	private static final double LEAST = 120;

	/** 12 dB above the background. */
	private static final double ABOVE_BACKGROUND = 4;

	/** A tenth of a second of loud audio is more than a click. */
	private static final int BEGUN_BYTES = 1_600;

	/** After 0.4 s of quiet it was no speech, or it is over. */
	private static final int MOST_BYTES = 6_400;

	/** The background follows quiet audio within a second, loud audio within ten. */
	private static final double QUIET_SECONDS = 1;

	private static final double LOUD_SECONDS = 10;

	private static final double BYTES_A_SECOND = 16_000;

	private double background;

	private int loudBytes;

	private boolean speaking;

	/**
	 * Takes audio.
	 * @param pcm signed 16-bit little-endian mono at 8 kHz
	 * @return whether somebody seems to be speaking
	 */
	boolean after(byte[] pcm) {
		double loudness = (pcm.length > 1) ? Endpointing.amplitude(pcm) / (pcm.length / 2.0) : 0;
		boolean loud = loudness > Math.max(LEAST, ABOVE_BACKGROUND * this.background);
		double share = Math.min(1, pcm.length / BYTES_A_SECOND / (loud ? LOUD_SECONDS : QUIET_SECONDS));
		this.background += (loudness - this.background) * share;
		this.loudBytes = Math.clamp(this.loudBytes + (loud ? pcm.length : -pcm.length), 0, MOST_BYTES);
		this.speaking = this.loudBytes >= BEGUN_BYTES || this.speaking && this.loudBytes > 0;
		return this.speaking;
	}

}
