package org.yihaotong.speech;

import java.time.Duration;

/**
 * One utterance being heard. Closing it early frees its place.
 */
public interface SpeechSession extends AutoCloseable {

	/**
	 * What is known so far. Speaking begins with a voice, before there are words: a
	 * prompt stops for it. It goes back to quiet where no words come of it.
	 */
	enum State {

		QUIET, SPEAKING, ENDED

	}

	/**
	 * Takes audio; returns at once with what is known from earlier audio.
	 * @param pcm signed 16-bit little-endian mono at 8 kHz
	 * @return the state so far; {@code ENDED} once the speaker has paused after speaking,
	 * or when the recogniser is so late that there is no point in waiting for it
	 */
	State feed(byte[] pcm);

	/**
	 * Tells what is heard up to now, which may still change.
	 * @return the text, with an ellipsis for what a grammar does not know; empty if
	 * nothing was said
	 */
	String soFar();

	/**
	 * Ends the utterance and waits for the text.
	 * @param patience how long at most; less if the recogniser has kept the caller
	 * waiting before
	 * @return what was heard
	 */
	Heard finish(Duration patience);

	@Override
	void close();

}
