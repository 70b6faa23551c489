package org.yihaotong.talk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.yihaotong.speech.Heard;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.SpeechSession;

/**
 * Cuts a stream of audio into utterances and has each recognised. A place at the
 * recogniser is taken only while somebody speaks: most of a talk is the other side's, and
 * callers of the voice flow need the places too.
 */
class Utterances {

	/** Mean amplitude above which somebody speaks; line noise is below 100. */
	private static final int LOUD = 350;

	/** What is remembered from before the first loud frame, 300 ms. */
	private static final int BEFORE = 15;

	/** A pause of 800 ms ends an utterance. */
	private static final int PAUSE = 40;

	/** 15 s; a longer one is cut. */
	private static final int LONGEST = 750;

	/** Without a place nothing is tried for 2 s. */
	private static final int NO_PLACE = 100;

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final SpeechRecogniser recogniser;

	private final Consumer<Heard> heard;

	private final Deque<byte[]> before = new ArrayDeque<>();

	private @Nullable SpeechSession session;

	private int frames;

	private int quiet;

	private int resting;

	Utterances(SpeechRecogniser recogniser, Consumer<Heard> heard) {
		this.recogniser = recogniser;
		this.heard = heard;
	}

	void take(byte[] frame) {
		boolean loud = loudness(frame) > LOUD;
		SpeechSession open = this.session;
		if (open != null) {
			more(open, frame, loud);
			return;
		}
		this.before.addLast(frame);
		if (this.before.size() > BEFORE) {
			this.before.removeFirst();
		}
		this.resting = Math.max(0, this.resting - 1);
		if (loud && this.resting == 0) {
			begin();
		}
	}

	private void begin() {
		Optional<SpeechSession> opened = this.recogniser.open(List.of());
		if (opened.isEmpty()) {
			this.resting = NO_PLACE;
			return;
		}
		SpeechSession begun = opened.get();
		this.before.forEach(begun::feed);
		this.before.clear();
		this.frames = 0;
		this.quiet = 0;
		this.session = begun;
	}

	private void more(SpeechSession open, byte[] frame, boolean loud) {
		this.frames++;
		this.quiet = loud ? 0 : this.quiet + 1;
		boolean over = open.feed(frame) == SpeechSession.State.ENDED;
		if (over || this.quiet >= PAUSE || this.frames >= LONGEST) {
			end();
		}
	}

	/** Ends what is being said now. */
	void end() {
		SpeechSession open = this.session;
		this.session = null;
		if (open == null) {
			return;
		}
		try (open) {
			Heard words = open.finish(PATIENCE);
			if (words.understood()) {
				this.heard.accept(words);
			}
		}
	}

	private static double loudness(byte[] pcm) {
		long sum = 0;
		for (int at = 0; at + 1 < pcm.length; at += 2) {
			sum += Math.abs((pcm[at + 1] << 8) | (pcm[at] & 0xff));
		}
		return (pcm.length < 2) ? 0 : sum / (pcm.length / 2.0);
	}

}
