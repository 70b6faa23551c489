package org.yihaotong.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.vosk.Recognizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;

class VoskSessionTests {

	private final Recognizer recogniser = Mockito.mock(Recognizer.class);

	private final AtomicInteger released = new AtomicInteger();

	private final List<Error> errors = new ArrayList<>();

	private final Executor pool = (work) -> {
		try {
			work.run();
		}
		catch (Error ex) {
			this.errors.add(ex);
		}
	};

	private final VoskSession session = new VoskSession(this.recogniser, false, this.pool,
			new Endpointing(Duration.ofSeconds(1), Duration.ofSeconds(10)), new Patience(Duration.ofSeconds(10)),
			this.released::incrementAndGet);

	@Test
	void givesItsPlaceBackAfterAnErrorOfTheLibrary() {
		given(this.recogniser.acceptWaveForm(any(byte[].class), anyInt())).willThrow(new UnsatisfiedLinkError("Test"));
		this.session.feed(new byte[320]);
		assertThat(this.errors).singleElement().isInstanceOf(UnsatisfiedLinkError.class);
		assertThat(this.session.finish(Duration.ofSeconds(1))).isEqualTo(Heard.NOTHING);
		this.session.close();
		assertThat(this.released).hasValue(1);
	}

	@Test
	void givesItsPlaceBackThoughTheMemoryCannotBeFreed() {
		willThrow(new IllegalStateException("Test")).given(this.recogniser).close();
		this.session.close();
		assertThat(this.released).hasValue(1);
	}

}
