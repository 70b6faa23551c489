package org.yihaotong.telephony;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.testing.SippCaller;

import static org.assertj.core.api.Assertions.assertThat;

class ArrivingCallTests extends TelephonyModule {

	private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

	@Test
	void tellsTheFlowWhoCallsWhichNumberAndHoldsTheCallerWithMusic() {
		SippCaller caller = asterisk().call("12319", CITIZEN);
		Call call = arrived();
		assertThat(call.dialled()).isEqualTo("12319");
		assertThat(call.caller()).contains(new PhoneNumber("+86" + CITIZEN));
		ContactId contact = waiting(call);
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
		assertThat(live(contact).dialled()).isEqualTo("12319");
		caller.awaitSound();
		caller.hangUp();
		CallEvent.CallerLeft left = told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact));
		assertThat(left.place()).isEqualTo(LiveCall.Place.WAITING);
		assertThat(caller.sipResult()).isZero();
	}

	@Test
	void endsTheCallWhenTheFlowIsFinished() throws Exception {
		CompletableFuture<LiveCall> during = onNextCall((call) -> {
			LiveCall there = live(call.contact());
			call.finish();
			return there;
		});
		SippCaller caller = calls();
		assertThat(caller.sipResult()).isZero();
		assertThat(caller.how()).contains("ended");
		assertThat(during.get(10, TimeUnit.SECONDS).place()).isEqualTo(LiveCall.Place.FLOW);
		assertThat(this.above.events).noneMatch(CallEvent.Waiting.class::isInstance);
	}

	@Test
	void takesTheCallerToAPersonWhenTheFlowFails() {
		this.above.flow = (call) -> {
			throw new IllegalStateException("A fault in the flow");
		};
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		caller.awaitSound();
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
	}

	@Test
	void takesTheCallerToAPersonWhenTheFlowEndsWithoutAWord() {
		this.above.flow = (call) -> {
		};
		calls();
		waiting(arrived());
	}

	@Test
	void playsASoundToItsEndOrUntilAKey() throws Exception {
		CompletableFuture<Optional<Character>> toItsEnd = onNextCall((call) -> {
			Optional<Character> key = call.play(Sounds.tone(0.8));
			call.sendToWaiting();
			return key;
		});
		SippCaller caller = calls();
		caller.awaitSound();
		assertThat(toItsEnd.get(10, TimeUnit.SECONDS)).isEmpty();
		caller.hangUp();
		CompletableFuture<Optional<Character>> interrupted = onNextCall((call) -> call.play(Sounds.tone(60)));
		SippCaller other = calls();
		other.awaitSound();
		other.press("#");
		assertThat(interrupted.get(10, TimeUnit.SECONDS)).contains('#');
	}

	@Test
	void collectsKeysUntilTheHash() throws Exception {
		CompletableFuture<String> keys = onNextCall((call) -> call.keys(Sounds.tone(30), 11, Duration.ofSeconds(4)));
		SippCaller caller = calls();
		caller.awaitSound();
		caller.press("13*0#");
		assertThat(keys.get(20, TimeUnit.SECONDS)).isEqualTo("13*0");
	}

	@Test
	void givesNoKeysToAPatientFlowWhenNoneArePressed() throws Exception {
		CompletableFuture<String> keys = onNextCall((call) -> call.keys(Sounds.tone(0.2), 4, Duration.ofSeconds(1)));
		calls();
		assertThat(keys.get(20, TimeUnit.SECONDS)).isEmpty();
	}

	@Test
	void listensToTheCallerWhoMayInterruptThePrompt() throws Exception {
		Loudness loudness = new Loudness(25);
		CompletableFuture<ListenResult> result = onNextCall(
				(call) -> call.listen(Sounds.tone(30), loudness, Duration.ofSeconds(5)));
		SippCaller caller = calls();
		caller.awaitSound();
		caller.say(SPEECH);
		assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(new ListenResult.Spoken());
		assertThat(loudness.loudFrames()).isGreaterThanOrEqualTo(25);
		caller.awaitSound();
	}

	@Test
	void goesQuietWhileTheCallerSpeaks() throws Exception {
		Loudness loudness = new Loudness(100_000);
		CompletableFuture<ListenResult> result = onNextCall(
				(call) -> call.listen(Sounds.tone(30), loudness, Duration.ofSeconds(3)));
		SippCaller caller = calls();
		caller.awaitSound();
		caller.say(SPEECH);
		caller.awaitQuiet(HALF_A_SECOND, Duration.ofSeconds(10));
		assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(new ListenResult.Silence());
	}

	@Test
	void endsListeningByAKeyAndBySilence() throws Exception {
		CompletableFuture<ListenResult> key = onNextCall(
				(call) -> call.listen(Sounds.tone(30), new Loudness(25), Duration.ofSeconds(5)));
		SippCaller caller = calls();
		caller.awaitSound();
		caller.press("0");
		assertThat(key.get(20, TimeUnit.SECONDS)).isEqualTo(new ListenResult.Key('0'));
		caller.hangUp();
		CompletableFuture<ListenResult> silence = onNextCall(
				(call) -> call.listen(Sounds.tone(0.2), new Loudness(25), Duration.ofMillis(300)));
		calls();
		assertThat(silence.get(20, TimeUnit.SECONDS)).isEqualTo(new ListenResult.Silence());
	}

	@Test
	void tellsTheFlowThatTheCallerHasGone() throws Exception {
		CompletableFuture<ListenResult> listening = onNextCall(
				(call) -> call.listen(Sounds.tone(30), new Loudness(25), Duration.ofSeconds(5)));
		SippCaller caller = calls();
		caller.awaitSound();
		caller.hangUp();
		assertGone(listening);
		CompletableFuture<Optional<Character>> playing = onNextCall((call) -> call.play(Sounds.tone(30)));
		SippCaller other = calls();
		other.awaitSound();
		other.hangUp();
		assertGone(playing);
		assertThat(told(CallEvent.CallerLeft.class, (event) -> true).place()).isEqualTo(LiveCall.Place.FLOW);
	}

	private static void assertGone(CompletableFuture<?> flow) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(flow::isDone);
		assertThat(flow.exceptionNow()).isInstanceOf(CallerGone.class);
	}

	/**
	 * Callers write what they want into the headers; none of it may reach the dialplan as
	 * anything but a number.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '~',
			value = { "12345%2C1%29 ~ <sip:13812345678@127.0.0.1> ~ 123451 ~ +8613812345678",
					"12345%2Cs%2C1 ~ <sip:138%2C1%7C2%24%7BEPOCH%7D@127.0.0.1> ~ 123451 ~ ''",
					"12345 ~ \"a\\,b${SHELL(id)}\" <sip:13812345678@127.0.0.1> ~ 12345 ~ +8613812345678",
					"12345%0D%0AAction ~ <sip:1%0D%0AContext%3A@127.0.0.1> ~ 12345 ~ ''",
					"%2B8612345 ~ <sip:anonymous@anonymous.invalid> ~ 8612345 ~ ''" })
	void keepsSeparatorsAndControlCharactersOutOfTheDialplan(String dialled, String from, String line, String phone) {
		SippCaller caller = asterisk().dial(dialled, from, "");
		Call call = arrived();
		assertThat(call.dialled()).isEqualTo(line);
		assertThat(call.caller().map(PhoneNumber::value).orElse("")).isEqualTo(phone);
		ContactId contact = waiting(call);
		assertThat(live(contact).dialled()).isEqualTo(line);
		Awaitility.await().until(() -> caller.answers());
	}

	@Test
	void takesUlawAsWellAndRefusesWhatTheTrunkDoesNotSpeak() {
		asterisk().dial("12345", "<sip:" + CITIZEN + "@127.0.0.1>", "m=audio @PORT@ RTP/AVP 0");
		waiting(arrived());
		SippCaller opus = asterisk().dial("12345", "<sip:" + CITIZEN + "@127.0.0.1>",
				"m=audio @PORT@ RTP/AVP 96\n    a=rtpmap:96 opus/48000/2");
		opus.awaitHungUp();
		assertThat(opus.how()).contains("refused");
	}

	@Test
	void givesEachOfManyCallsItsOwnContact() {
		SippCaller first = calls();
		SippCaller second = calls();
		Awaitility.await().until(() -> this.control.liveCalls().size() == 2);
		assertThat(this.above.calls).extracting(Call::contact).doesNotHaveDuplicates().hasSize(2);
		first.hangUp();
		second.hangUp();
		Awaitility.await().until(() -> this.control.liveCalls().isEmpty());
	}

	/** Says that an utterance is over when enough of it was loud. */
	private static final class Loudness implements AudioListener {

		private final AtomicInteger loud = new AtomicInteger();

		private final int enough;

		Loudness(int enough) {
			this.enough = enough;
		}

		@Override
		public Progress audio(byte[] pcm) {
			double squares = 0;
			for (int at = 0; at + 1 < pcm.length; at += 2) {
				int sample = (pcm[at] & 0xff) | (pcm[at + 1] << 8);
				squares += (double) sample * sample;
			}
			if (squares / (pcm.length / 2.0) > 300 * 300) {
				this.loud.incrementAndGet();
			}
			if (this.loud.get() >= this.enough) {
				return Progress.DONE;
			}
			return (this.loud.get() > 0) ? Progress.SPEAKING : Progress.QUIET;
		}

		int loudFrames() {
			return this.loud.get();
		}

	}

}
