package org.yihaotong.speech;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yihaotong.speech.SpeechSession.State.ENDED;
import static org.yihaotong.speech.SpeechSession.State.QUIET;
import static org.yihaotong.speech.SpeechSession.State.SPEAKING;

class EndpointingTests {

	private static final int TENTH = 1600;

	private static final double LOUD = 3000;

	private final Endpointing endpointing = new Endpointing(Duration.ofMillis(300), Duration.ofSeconds(2));

	@Test
	void staysQuietUntilSomethingIsHeard() {
		assertThat(this.endpointing.after(TENTH, LOUD, "", false)).isEqualTo(QUIET);
		assertThat(this.endpointing.after(TENTH, 0, "", true)).isEqualTo(QUIET);
		assertThat(this.endpointing.after(TENTH, LOUD, "我", false)).isEqualTo(SPEAKING);
	}

	@Test
	void endsWhenTheLineIsQuietForAsLongAsThePause() {
		this.endpointing.after(TENTH, LOUD, "我", false);
		assertThat(this.endpointing.after(TENTH, 100, "我", false)).isEqualTo(SPEAKING);
		assertThat(this.endpointing.after(TENTH, 100, "我", false)).isEqualTo(SPEAKING);
		assertThat(this.endpointing.after(TENTH, LOUD, "我", false)).isEqualTo(SPEAKING);
		assertThat(this.endpointing.after(TENTH, 100, "我要", false)).isEqualTo(SPEAKING);
		assertThat(this.endpointing.after(TENTH, 100, "我要", false)).isEqualTo(SPEAKING);
		assertThat(this.endpointing.after(TENTH, 100, "我要投诉", false)).isEqualTo(ENDED);
	}

	@Test
	void endsInNoiseWhenTheTextStaysTheSameForLong() {
		this.endpointing.after(TENTH, LOUD, "我", false);
		for (int at = 0; at < 11; at++) {
			assertThat(this.endpointing.after(TENTH, LOUD, "我", false)).isEqualTo(SPEAKING);
		}
		assertThat(this.endpointing.after(TENTH, LOUD, "我", false)).isEqualTo(ENDED);
	}

	@Test
	void endsWhenTheRecogniserFoundThePause() {
		assertThat(this.endpointing.after(TENTH, LOUD, "我要", true)).isEqualTo(ENDED);
	}

	@Test
	void endsAnUtteranceThatNeverEnds() {
		for (int at = 0; at < 19; at++) {
			assertThat(this.endpointing.after(TENTH, LOUD, "说".repeat(at + 1), false)).isEqualTo(SPEAKING);
		}
		assertThat(this.endpointing.after(TENTH, LOUD, "说".repeat(20), false)).isEqualTo(ENDED);
	}

	@Test
	void measuresAmplitude() {
		assertThat(Endpointing.amplitude(new byte[] { 0, 1, 0, -1, -1, -1 })).isEqualTo(256 + 256 + 1);
	}

}
