package org.yihaotong.telephony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.ivr.DeliveredFlow;
import org.yihaotong.local.LocalAsterisk;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.TestSpeech;
import org.yihaotong.testing.SippCaller;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The delivered flow and the recording of messages on a real Asterisk.
 */
class FlowCallTests extends TelephonyModule {

	private static final Duration SILENCE = Duration.ofSeconds(2);

	@TempDir
	private static Path folder;

	private static SpeechRecogniser recogniser;

	@Autowired
	private LeftMessages messages;

	@BeforeAll
	static void open() throws IOException {
		recogniser = TestSpeech.recogniser(folder);
	}

	@AfterAll
	static void close() throws Exception {
		((AutoCloseable) recogniser).close();
	}

	@Test
	void bringsKeyNineToTheEmergencyDeskInTheFirstQuestion() {
		DeliveredFlow flow = DeliveredFlow.byDay(recogniser, (text) -> Sounds.tone(20));
		this.above.flow = flow;
		SippCaller caller = calls();
		caller.awaitSound();
		caller.press("9");
		Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> flow.told().contains("emergency"));
		assertThat(flow.told()).doesNotContain("queued");
		// By this the dialplan would bring the caller to a person if the server died now.
		LocalAsterisk asterisk = asterisk().asterisk();
		assertThat(asterisk().citizens()).singleElement()
			.satisfies((line) -> assertThat(asterisk.run("core show channel " + line.split("!", 2)[0]))
				.contains("YHT_DANGER=yes"));
		// The announcement is of 20 s here; key 9 does not shorten it, so hang up.
		caller.hangUp();
	}

	@Test
	void takesAMessageOfACallerWhoHangsUpAndWritesItDown() {
		DeliveredFlow flow = DeliveredFlow.byNight(recogniser, (text) -> Sounds.tone(0.5));
		this.above.flow = flow;
		SippCaller caller = calls();
		caller.awaitSound();
		caller.press("2");
		Awaitility.await().until(() -> flow.told().stream().anyMatch((told) -> told.startsWith("heard ")));
		caller.awaitQuiet(Duration.ofMillis(700), Duration.ofSeconds(20));
		caller.press("2");
		// The prompt and the beep.
		caller.awaitSound();
		caller.awaitQuiet(Duration.ofMillis(700), Duration.ofSeconds(20));
		caller.say(SPEECH);
		caller.awaitSaid();
		caller.hangUp();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> flow.told().contains("ended left-message"));
		assertThat(flow.told()).filteredOn((told) -> told.startsWith("message "))
			.singleElement()
			.asString()
			.contains("路灯");
		assertThat(this.messages.before(Instant.MAX)).isEmpty();
	}

	@Test
	void recordsUntilAKeyWithoutTheKeyAsSound() throws Exception {
		CompletableFuture<Recording> recording = onNextCall((call) -> call.record(Duration.ofSeconds(20), SILENCE));
		SippCaller caller = calls();
		caller.awaitSound();
		caller.say(SPEECH);
		caller.awaitSaid();
		caller.press("#");
		assertThat(recording.get(20, TimeUnit.SECONDS)).isInstanceOfSatisfying(Recording.Recorded.class, (recorded) -> {
			assertThat(recorded.key()).contains('#');
			assertThat(recorded.callerGone()).isFalse();
			assertThat(recorded.file()).exists();
			assertThat(this.messages.before(Instant.MAX)).singleElement()
				.extracting(LeftMessages.LeftMessage::file)
				.isEqualTo(recorded.file());
			delete(recorded.file());
		});
	}

	@Test
	void endsARecordingBySilence() throws Exception {
		CompletableFuture<Recording> silent = onNextCall((call) -> call.record(Duration.ofSeconds(30), SILENCE));
		calls();
		assertThat(silent.get(15, TimeUnit.SECONDS)).isInstanceOfSatisfying(Recording.Recorded.class, (recorded) -> {
			assertThat(recorded.key()).isEmpty();
			delete(recorded.file());
		});
	}

	private static void delete(Path file) {
		try {
			Files.delete(file);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
