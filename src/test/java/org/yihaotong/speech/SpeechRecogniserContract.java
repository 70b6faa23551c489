package org.yihaotong.speech;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What every recogniser must do, whatever hears in it.
 */
abstract class SpeechRecogniserContract {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final int FRAME = 320;

	abstract SpeechRecogniser recogniser();

	/** A recogniser that has no more than this many places. */
	abstract SpeechRecogniser recogniser(int places);

	static void feed(SpeechSession session, byte[] pcm) {
		for (int from = 0; from < pcm.length; from += FRAME) {
			session.feed(Arrays.copyOfRange(pcm, from, from + FRAME));
		}
	}

	Heard hear(List<String> phrases, byte[] pcm) {
		try (SpeechSession session = recogniser().open(phrases).orElseThrow()) {
			feed(session, pcm);
			return session.finish(PATIENCE);
		}
	}

	@Test
	void hearsOpenSpeech() {
		Heard heard = hear(List.of(), TestSpeech.call("call48"));
		assertThat(heard.text()).contains("锁坏了").doesNotContain(" ");
		assertThat(heard.confidence()).isBetween(0.3, 1.0);
	}

	@Test
	void hearsAPhraseOfAGrammar() {
		Heard heard = hear(List.of("不对你听错了", "对没错就是这个地址", "转人工"), TestSpeech.call("call59"));
		assertThat(heard.text()).isEqualTo("不对你听错了");
	}

	@Test
	void understandsNothingOutsideTheGrammar() {
		Heard heard = hear(List.of("是的", "不是"), TestSpeech.call("call13"));
		assertThat(heard).isEqualTo(Heard.NOTHING);
		assertThat(heard.understood()).isFalse();
	}

	@Test
	void understandsNothingInSilence() {
		assertThat(hear(List.of(), new byte[48_000])).isEqualTo(Heard.NOTHING);
	}

	@Test
	void understandsNothingWhenNothingIsFed() {
		try (SpeechSession session = recogniser().open(List.of()).orElseThrow()) {
			assertThat(session.finish(PATIENCE)).isEqualTo(Heard.NOTHING);
		}
	}

	@Test
	void tellsWhenTheUtteranceIsOver() {
		try (SpeechSession session = recogniser().open(List.of()).orElseThrow()) {
			assertThat(session.feed(new byte[FRAME])).isEqualTo(SpeechSession.State.QUIET);
			feed(session, TestSpeech.call("call48"));
			await().until(() -> session.feed(new byte[FRAME]) == SpeechSession.State.ENDED);
			assertThat(session.finish(PATIENCE).understood()).isTrue();
		}
	}

	@Test
	void waitsForAPhraseInTheMiddleOfOtherWordsAndNeverEndsByItself() {
		try (SpeechSession session = recogniser().watch(SpeechRecogniser.CHINESE, List.of("着火了", "转人工"))
			.orElseThrow()) {
			feed(session, TestSpeech.call("call13"));
			feed(session, new byte[48_000]);
			feed(session, TestSpeech.call("call51"));
			await().until(() -> session.soFar().contains("着火了"));
			assertThat(session.feed(new byte[FRAME])).isNotEqualTo(SpeechSession.State.ENDED);
		}
	}

	@Test
	void hearsNoneOfTheWordsOfDangerInOrdinaryCalls() throws IOException {
		List<String> danger = List.of("着火了", "救命啊", "快来救人", "煤气泄漏", "有人晕倒了", "有人落水");
		for (String[] row : TestSpeech.transcripts()) {
			try (SpeechSession session = recogniser().watch(SpeechRecogniser.CHINESE, danger).orElseThrow()) {
				feed(session, TestSpeech.call(row[0]));
				session.finish(PATIENCE);
				assertThat(danger.stream().anyMatch(session.soFar()::contains)).as("%s: %s", row[2], session.soFar())
					.isEqualTo(danger.stream().anyMatch(row[2]::contains));
			}
		}
	}

	@Test
	void keepsPlacesForCallersWhoAreAsked() {
		SpeechRecogniser four = recogniser(4);
		List<String> phrases = List.of("转人工");
		try (SpeechSession first = four.watch(SpeechRecogniser.CHINESE, phrases).orElseThrow();
				SpeechSession second = four.watch(SpeechRecogniser.CHINESE, phrases).orElseThrow();
				SpeechSession third = four.watch(SpeechRecogniser.CHINESE, phrases).orElseThrow()) {
			assertThat(four.watch(SpeechRecogniser.CHINESE, phrases)).isEmpty();
			assertThat(four.open(phrases).map(SpeechRecogniserContract::closed)).isPresent();
			assertThat(List.of(first, second, third)).doesNotContainNull();
		}
		assertThat(four.watch(SpeechRecogniser.CHINESE, List.of())).as("nothing to wait for").isEmpty();
	}

	@Test
	void staysQuietInSilence() {
		try (SpeechSession session = recogniser().open(List.of()).orElseThrow()) {
			feed(session, new byte[80_000]);
			session.finish(PATIENCE);
			assertThat(session.feed(new byte[FRAME])).isEqualTo(SpeechSession.State.QUIET);
		}
	}

	@Test
	void refusesMoreCallersThanItHasPlacesAndFreesThemAgain() {
		SpeechRecogniser two = recogniser(2);
		SpeechSession first = two.open(List.of()).orElseThrow();
		try (SpeechSession second = two.open(List.of()).orElseThrow()) {
			assertThat(two.open(List.of())).isEmpty();
			first.close();
			first.close();
			await().until(() -> two.open(List.of()).map(SpeechRecogniserContract::closed).isPresent());
			second.feed(new byte[FRAME]);
		}
	}

	private static SpeechSession closed(SpeechSession session) {
		session.close();
		return session;
	}

	@Test
	void ignoresAudioAfterItWasClosed() {
		SpeechSession session = recogniser().open(List.of()).orElseThrow();
		session.close();
		session.feed(new byte[FRAME]);
		assertThat(session.finish(PATIENCE)).isEqualTo(Heard.NOTHING);
	}

	@Test
	void namesPhrasesThatItCannotHear() {
		assertThat(recogniser().unknown(List.of("是的", "魑魅魍魉", "转人工"))).containsExactly("魑魅魍魉");
		assertThat(recogniser().open(List.of("魑魅魍魉"))).isEmpty();
	}

	@Test
	void namesItsModel() {
		assertThat(recogniser().model()).isPresent();
	}

	@Test
	void hearsChineseWhereNoLanguageIsNamed() {
		try (SpeechSession session = recogniser().open(SpeechRecogniser.CHINESE, List.of("转人工")).orElseThrow()) {
			assertThat(session.finish(PATIENCE)).isEqualTo(Heard.NOTHING);
		}
		assertThat(recogniser().unknown(SpeechRecogniser.CHINESE, List.of("魑魅魍魉"))).containsExactly("魑魅魍魉");
	}

	@Test
	void aLanguageWithoutAModelIsNotListenedTo() {
		assertThat(recogniser().open(Locale.US, List.of())).isEmpty();
		assertThat(recogniser().open(Locale.forLanguageTag("mn-CN"), List.of("ᠲᠡᠢᠮᠦ"))).isEmpty();
		assertThat(recogniser().unknown(Locale.US, List.of("yes"))).isEmpty();
		assertThat(recogniser().watch(Locale.US, List.of("help"))).isEmpty();
		assertThat(recogniser().hears(Locale.US)).isFalse();
		assertThat(recogniser().hears(SpeechRecogniser.CHINESE)).isTrue();
	}

	@Test
	void aLanguageWithoutAModelTakesNoPlace() {
		SpeechRecogniser one = recogniser(1);
		assertThat(one.open(Locale.US, List.of())).isEmpty();
		try (SpeechSession session = one.open(List.of()).orElseThrow()) {
			session.feed(new byte[FRAME]);
		}
	}

}
