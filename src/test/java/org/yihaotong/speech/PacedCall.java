package org.yihaotong.speech;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * One utterance said at the pace of real time, a frame of 20 ms after the other, followed
 * by silence until it is understood to be over.
 */
final class PacedCall {

	private static final int FRAME = 320;

	private static final long FRAME_NANOS = 20_000_000;

	/** What is 20 dB below the loudest frame is no sound of the caller. */
	private static final double SOUND = 0.1;

	/** 5 s of silence; then it is over without having been noticed. */
	private static final int MOST_SILENT_FRAMES = 250;

	private final byte[] pcm;

	PacedCall(byte[] pcm) {
		this.pcm = pcm;
	}

	/** What hears: our service, or Vosk alone. */
	interface Ear {

		Listening open();

	}

	/** One utterance being heard. */
	interface Listening {

		SpeechSession.State feed(byte[] frame);

		String text();

	}

	/**
	 * When what was known.
	 *
	 * @param onsetMillis from the first sound until speaking was noticed
	 * @param textMillis from the last sound until the text was there
	 * @param audioSeconds how much audio was fed
	 */
	record Times(double onsetMillis, double textMillis, double audioSeconds) {
	}

	Times run(Ear ear) {
		Listening listening = ear.open();
		int firstSound = sound(false);
		int lastSound = sound(true);
		long began = System.nanoTime();
		long onset = 0;
		int frame = 0;
		SpeechSession.State state = SpeechSession.State.QUIET;
		int most = this.pcm.length / FRAME + MOST_SILENT_FRAMES;
		while (state != SpeechSession.State.ENDED && frame < most) {
			// A frame is there when its 20 ms are over.
			await(began + (frame + 1) * FRAME_NANOS);
			state = listening.feed(frame(frame));
			frame++;
			if (onset == 0 && state != SpeechSession.State.QUIET) {
				onset = System.nanoTime();
			}
		}
		listening.text();
		long text = System.nanoTime();
		return new Times((onset - began - firstSound * FRAME_NANOS) / 1e6,
				(text - began - (lastSound + 1) * FRAME_NANOS) / 1e6, frame * FRAME_NANOS / 1e9);
	}

	private static void await(long nanoTime) {
		for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	private byte[] frame(int number) {
		int from = number * FRAME;
		return (from < this.pcm.length) ? Arrays.copyOfRange(this.pcm, from, from + FRAME) : new byte[FRAME];
	}

	private int sound(boolean last) {
		int frames = this.pcm.length / FRAME;
		double least = SOUND * IntStream.range(0, frames).mapToLong(this::amplitude).max().orElse(0);
		IntStream sounds = IntStream.range(0, frames).filter((frame) -> amplitude(frame) > least);
		return (last ? sounds.max() : sounds.min()).orElse(0);
	}

	private long amplitude(int frame) {
		return Endpointing.amplitude(frame(frame));
	}

	static Ear ours(SpeechRecogniser recogniser) {
		return () -> {
			SpeechSession session = recogniser.open(List.of()).orElseThrow();
			return new Listening() {

				@Override
				public SpeechSession.State feed(byte[] frame) {
					return session.feed(frame);
				}

				@Override
				public String text() {
					try (session) {
						return session.finish(Duration.ofSeconds(60)).text();
					}
				}

			};
		};
	}

}
