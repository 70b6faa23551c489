package org.yihaotong.ivr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A recorded message, split where the speaker pauses. The header's length is not
 * believed: Asterisk writes it last, and a killed Asterisk never does.
 */
final class MessageSound {

	private static final int HEADER = 44;

	/** 20 ms of 8 kHz, 16 bit. */
	private static final int FRAME = 320;

	/** Mean amplitude; a silent line is below 20, speech above 300. */
	private static final double LEAST_LOUDNESS = 150;

	/** Speech is at most 20 dB below the loudest moment. */
	private static final double SPEECH_SHARE = 0.1;

	/** 0.4 s in frames. */
	private static final int PAUSE = 20;

	/** 0.2 s in frames. */
	private static final int MARGIN = 10;

	/** 15 s in frames: a recogniser's session takes 20 s at once. */
	private static final int LONGEST = 750;

	/** Less is a click or a cough: 0.3 s in frames. */
	private static final int LEAST_SPEECH = 15;

	private final byte[] samples;

	private MessageSound(byte[] samples) {
		this.samples = samples;
	}

	static MessageSound read(Path wav) throws IOException {
		byte[] bytes = Files.readAllBytes(wav);
		return new MessageSound(
				(bytes.length > HEADER) ? Arrays.copyOfRange(bytes, HEADER, bytes.length) : new byte[0]);
	}

	/**
	 * Splits.
	 * @return the stretches with speech, in order; none when nothing was said
	 */
	List<byte[]> utterances() {
		boolean[] loud = loud();
		List<byte[]> utterances = new ArrayList<>();
		int at = 0;
		while (at < loud.length) {
			if (!loud[at]) {
				at++;
				continue;
			}
			int end = end(loud, at);
			if (speech(loud, at, end) >= LEAST_SPEECH) {
				utterances.add(cut(at - MARGIN, end + MARGIN));
			}
			at = end;
		}
		return utterances;
	}

	private boolean[] loud() {
		int frames = this.samples.length / FRAME;
		double[] loudness = new double[frames];
		for (int frame = 0; frame < frames; frame++) {
			loudness[frame] = loudness(frame * FRAME);
		}
		double least = Math.max(LEAST_LOUDNESS, SPEECH_SHARE * Arrays.stream(loudness).max().orElse(0));
		boolean[] loud = new boolean[frames];
		for (int frame = 0; frame < frames; frame++) {
			loud[frame] = loudness[frame] >= least;
		}
		return loud;
	}

	private double loudness(int from) {
		long sum = 0;
		for (int at = from; at < from + FRAME; at += 2) {
			sum += Math.abs((this.samples[at + 1] << 8) | (this.samples[at] & 0xff));
		}
		return sum / (FRAME / 2.0);
	}

	/** The first frame of a pause, or of the next stretch where nobody pauses. */
	private static int end(boolean[] loud, int from) {
		int quiet = 0;
		int at = from;
		while (at < loud.length && at - from < LONGEST && quiet < PAUSE) {
			quiet = loud[at] ? 0 : quiet + 1;
			at++;
		}
		return at - quiet;
	}

	private static int speech(boolean[] loud, int from, int to) {
		int speech = 0;
		for (int at = from; at < to; at++) {
			speech += loud[at] ? 1 : 0;
		}
		return speech;
	}

	private byte[] cut(int from, int to) {
		int begin = Math.max(0, from) * FRAME;
		return Arrays.copyOfRange(this.samples, begin, Math.min(this.samples.length, to * FRAME));
	}

}
