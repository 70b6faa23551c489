package org.yihaotong.speech;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpeechOnsetTests {

	private static final int FRAME = 320;

	private final SpeechOnset onset = new SpeechOnset();

	private static byte[] noise(int amplitude) {
		Random random = new Random(amplitude);
		byte[] frame = new byte[FRAME];
		for (int at = 0; at < FRAME; at += 2) {
			int sample = random.nextInt(-2 * amplitude, 2 * amplitude + 1);
			frame[at] = (byte) sample;
			frame[at + 1] = (byte) (sample >> 8);
		}
		return frame;
	}

	/**
	 * Feeds frames of 20 ms; gives the number of the first that was taken for speech, or
	 * -1.
	 */
	private int first(byte[] frame, int frames) {
		for (int at = 0; at < frames; at++) {
			if (this.onset.after(frame)) {
				return at;
			}
		}
		return -1;
	}

	@Test
	void noticesAVoiceWithinATenthOfASecond() {
		assertThat(first(new byte[FRAME], 50)).isNegative();
		assertThat(first(noise(2000), 50)).isBetween(1, 5);
	}

	@Test
	void everyRecordedCallerIsNoticed() {
		for (int call = 1; call <= 60; call++) {
			byte[] pcm = TestSpeech.call("call%02d".formatted(call));
			SpeechOnset caller = new SpeechOnset();
			boolean noticed = false;
			for (int from = 0; from + FRAME <= pcm.length; from += FRAME) {
				noticed |= caller.after(Arrays.copyOfRange(pcm, from, from + FRAME));
			}
			assertThat(noticed).as("call %s", call).isTrue();
		}
	}

	@Test
	void takesNoClickForSpeech() {
		first(new byte[FRAME], 10);
		assertThat(first(noise(8000), 3)).isNegative();
		assertThat(first(new byte[FRAME], 10)).isNegative();
	}

	@Test
	void takesNoEchoForSpeech() {
		assertThat(first(noise(100), 500)).isNegative();
	}

	@Test
	void aNoiseThatStaysBecomesTheBackground() {
		first(noise(2000), 10);
		for (int at = 0; at < 300; at++) {
			this.onset.after(noise(2000));
		}
		assertThat(this.onset.after(noise(2000))).isFalse();
		assertThat(first(noise(12000), 10)).as("a voice above it").isPositive();
	}

	@Test
	void isOverAfterAPause() {
		first(noise(2000), 30);
		assertThat(this.onset.after(new byte[FRAME])).as("a pause between words").isTrue();
		for (int at = 0; at < 30; at++) {
			this.onset.after(new byte[FRAME]);
		}
		assertThat(this.onset.after(new byte[FRAME])).isFalse();
		assertThat(this.onset.after(new byte[0])).isFalse();
	}

}
