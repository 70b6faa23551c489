package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A recogniser whose only thread hangs in native code costs a caller no more than its
 * patience.
 */
class StuckRecogniserTests {

	private static final Path MODEL = Path.of("nlp-models/speech/model-zh-demo");

	/** Shorter than the usual two seconds, so that the tests are. */
	private static final Duration PATIENCE = Duration.ofMillis(800);

	/** What the machine may add to a wait. */
	private static final Duration MARGIN = Duration.ofMillis(400);

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final byte[] FRAME = new byte[320];

	private final ExecutorService threads = Executors.newFixedThreadPool(1, Thread.ofPlatform().daemon().factory());

	private final CountDownLatch stuck = new CountDownLatch(1);

	@TempDir
	private Path folder;

	private VoskSpeechRecogniser recogniser;

	@BeforeEach
	void load() throws IOException {
		this.recogniser = VoskSpeechRecogniser.load(
				TestSpeech.properties(MODEL, Map.of(), this.folder.resolve("adapted"), this.folder, 4, PATIENCE),
				this.threads);
	}

	@AfterEach
	void close() {
		this.stuck.countDown();
		this.recogniser.close();
	}

	private void hang() {
		CountDownLatch hanging = new CountDownLatch(1);
		this.threads.execute(() -> {
			hanging.countDown();
			try {
				this.stuck.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		await().until(() -> hanging.getCount() == 0);
	}

	private static Duration taken(Runnable action) {
		long began = System.nanoTime();
		action.run();
		return Duration.ofNanos(System.nanoTime() - began);
	}

	@Test
	void theFirstCallerWaitsHalfThePatienceAndTheNextNotAtAll() {
		hang();
		Duration first = taken(() -> assertThat(this.recogniser.open(List.of())).isEmpty());
		assertThat(first).isBetween(PATIENCE.dividedBy(2), PATIENCE);
		Duration next = taken(() -> assertThat(this.recogniser.open(List.of())).isEmpty());
		assertThat(next).isLessThan(Duration.ofMillis(100));
	}

	@Test
	void callersAreHeardAgainWhenItRecovers() {
		hang();
		assertThat(this.recogniser.open(List.of())).isEmpty();
		this.stuck.countDown();
		await().until(() -> this.recogniser.freePlaces() == 4);
		try (SpeechSession session = this.recogniser.open(List.of()).orElseThrow()) {
			assertThat(session.finish(LONG)).isEqualTo(Heard.NOTHING);
		}
	}

	@Test
	void aCallerWhoIsSpeakingIsNotKeptListeningForLongerThanThePatience() {
		try (SpeechSession session = this.recogniser.open(List.of()).orElseThrow()) {
			hang();
			Duration until = taken(() -> await().pollInterval(Duration.ofMillis(20))
				.until(() -> session.feed(FRAME) == SpeechSession.State.ENDED));
			Duration then = taken(() -> assertThat(session.finish(LONG)).isEqualTo(Heard.NOTHING));
			assertThat(until.plus(then)).isLessThan(PATIENCE.plus(MARGIN));
		}
	}

	@Test
	void theTextIsNotWaitedForLongerThanThePatience() {
		try (SpeechSession session = this.recogniser.open(List.of()).orElseThrow()) {
			hang();
			Duration taken = taken(() -> assertThat(session.finish(LONG)).isEqualTo(Heard.NOTHING));
			assertThat(taken).isLessThan(PATIENCE.plus(MARGIN));
		}
	}

	@Test
	void whatTheOpeningTookIsMissingAtTheEnd() {
		AtomicLong nanos = new AtomicLong(77);
		Patience patience = new Patience(PATIENCE, nanos::get);
		assertThat(patience.forOpening()).isEqualTo(PATIENCE.dividedBy(2));
		nanos.addAndGet(PATIENCE.toNanos() / 4);
		patience.opened();
		assertThat(patience.left(LONG)).isEqualTo(PATIENCE.multipliedBy(3).dividedBy(4));
		assertThat(patience.left(Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
		assertThat(patience.exceededSince(nanos.get())).isFalse();
		assertThat(patience.exceededSince(nanos.get() - PATIENCE.toNanos())).isTrue();
		patience.lose();
		assertThat(patience.left(LONG)).isZero();
	}

	@Test
	void aMomentOfLatenessIsBorne() {
		try (SpeechSession session = this.recogniser.open(List.of()).orElseThrow()) {
			hang();
			session.feed(FRAME);
			session.feed(FRAME);
			this.stuck.countDown();
			assertThat(session.feed(FRAME)).isEqualTo(SpeechSession.State.QUIET);
		}
	}

}
