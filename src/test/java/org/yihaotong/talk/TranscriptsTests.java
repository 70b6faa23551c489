package org.yihaotong.talk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.yihaotong.platform.ContactId;
import org.yihaotong.routing.TalkWork;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.telephony.TalkEar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

class TranscriptsTests {

	private static final int TOGETHER = 4;

	private static final int CALLS = 5_000;

	private final AtomicInteger ears = new AtomicInteger();

	private final TalkEar ear = (contact, listener, over) -> this.ears.incrementAndGet();

	@Test
	void listensToACitizenOnceHoweverManyAskAtOnce() throws Exception {
		SpeechRecogniser recogniser = Mockito.mock(SpeechRecogniser.class);
		given(recogniser.model()).willReturn(Optional.of("test"));
		Transcripts transcripts = new Transcripts(this.ear, recogniser, Mockito.mock(Talks.class),
				Mockito.mock(BriefingDesk.class), Mockito.mock(TalkWork.class), rules(), Clock.systemUTC(),
				new SimpleMeterRegistry());
		CyclicBarrier start = new CyclicBarrier(TOGETHER);
		List<ContactId> contacts = IntStream.range(0, CALLS).mapToObj((index) -> ContactId.random()).toList();
		try (ExecutorService threads = Executors.newFixedThreadPool(TOGETHER)) {
			for (int index = 0; index < TOGETHER; index++) {
				threads.submit(() -> {
					start.await();
					// Whoever comes second is quicker: they meet again and again.
					contacts.forEach(transcripts::begin);
					return null;
				});
			}
		}
		assertThat(this.ears).hasValue(CALLS);
		contacts.forEach(transcripts::end);
	}

	private static TalkProperties rules() {
		return new TalkProperties("trunk", List.of(), Duration.ofSeconds(25), 30, true, CALLS);
	}

}
