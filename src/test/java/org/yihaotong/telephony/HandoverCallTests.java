package org.yihaotong.telephony;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers who are handed over to a utility's own centre or to an entry of the directory.
 */
class HandoverCallTests extends TelephonyModule {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final Destination CENTRE = new Destination.Centre("utilities", "95598", LIMIT);

	@AfterEach
	void nothingIsLeftInAsterisk() {
		allCallsOver();
		asterisk().awaitEmpty();
		assertThat(asterisk().asterisk().run("bridge show all").lines().skip(1)).allMatch(String::isBlank);
	}

	@Test
	void talksWithTheUtilitysCentreOverTheSecondTrunk() {
		SippTelephone centre = asterisk().centre((phone) -> phone.awaitRinging().answer());
		handsOver(CENTRE);
		SippCaller caller = calls();
		Call call = arrived();
		Awaitility.await().atMost(LIMIT).until(() -> place(call) == LiveCall.Place.ELSEWHERE);
		assertThat(centre.number()).isEqualTo("95598");
		assertThat(centre.shownCaller()).contains(CITIZEN);
		centre.say(SPEECH);
		caller.awaitSound();
		centre.hangUp();
		caller.awaitHungUp();
		assertThat(left(call)).isEqualTo(LiveCall.Place.ELSEWHERE);
		assertThat(this.above.events).noneMatch(CallEvent.Waiting.class::isInstance);
	}

	static Stream<Named<Consumer<SippTelephone>>> failures() {
		return Stream.of(Named.of("busy", AsteriskPart.isBusy()), Named.of("no answer", AsteriskPart.neverAnswers()),
				Named.of("network down", (phone) -> phone.awaitRinging().fail()));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void bringsBackWhoIsNotAnsweredThereAsTheSameContact(Consumer<SippTelephone> person) {
		asterisk().centre(person);
		handsOver(new Destination.Centre("utilities", "95598", Duration.ofSeconds(2)));
		SippCaller caller = calls();
		Call call = arrived();
		Call again = back(Call.RETURNED);
		assertThat(again.contact()).isEqualTo(call.contact());
		assertThat(again.dialled()).isEqualTo("12345");
		waiting(call);
		caller.awaitSound();
	}

	@Test
	void bringsBackWhoCannotBeSentThereAtAll() {
		handsOver(new Destination.Centre("no-such-trunk", "95598", LIMIT));
		SippCaller caller = calls();
		waiting(back(Call.RETURNED));
		caller.awaitSound();
	}

	@Test
	void holdsACallerInTheWaitingRoomWhenTheServerCannotTakeTheCallBack() {
		this.above.flow = (call) -> {
			if (call.flow().isPresent()) {
				throw new IllegalStateException("A fault in the flow");
			}
			call.transfer(new Destination.Centre("no-such-trunk", "95598", LIMIT));
		};
		SippCaller caller = calls();
		waiting(arrived());
		caller.awaitSound();
	}

	@Test
	void takesKeyNineForAnEmergencyHereWhileItRingsThere() {
		SippTelephone centre = asterisk().centre(AsteriskPart.neverAnswers());
		handsOver(CENTRE);
		SippCaller caller = calls();
		Call call = arrived();
		Awaitility.await().atMost(LIMIT).until(() -> centre.calls() == 1);
		caller.awaitSound();
		assertThat(place(call)).isEqualTo(LiveCall.Place.SENT);
		caller.press("9");
		assertThat(back(Call.DANGER).contact()).isEqualTo(call.contact());
		waiting(call);
	}

	@Test
	void tellsWhoHungUpWhileItRangThere() {
		SippTelephone centre = asterisk().centre(AsteriskPart.neverAnswers());
		handsOver(CENTRE);
		SippCaller caller = calls();
		Awaitility.await().atMost(LIMIT).until(() -> centre.calls() == 1);
		caller.hangUp();
		assertThat(left(arrived())).isEqualTo(LiveCall.Place.SENT);
	}

	@Test
	void reachesAnEntryOfTheDirectoryOverTheOperatorsTrunk() {
		SippTelephone department = asterisk().callee((phone) -> phone.awaitRinging().answer());
		handsOver(new Destination.DirectoryEntry("04732600001", LIMIT));
		SippCaller caller = calls();
		Call call = arrived();
		Awaitility.await().atMost(LIMIT).until(() -> place(call) == LiveCall.Place.ELSEWHERE);
		assertThat(department.number()).isEqualTo("04732600001");
		caller.hangUp();
		department.awaitHungUp();
	}

	@Test
	void handsNobodyOverWhomTheGuardDoesNotLetPass() throws Exception {
		CompletableFuture<Boolean> abroad = onNextCall((call) -> {
			boolean sent = call.transfer(new Destination.DirectoryEntry("00442079460000", LIMIT));
			call.sendToWaiting();
			return sent;
		});
		calls();
		assertThat(abroad.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isFalse();
		waiting(arrived());
	}

	@Test
	void knowsACallerWhomTheUtilitysCentrePassesOn() {
		asterisk().callFromCentre("12345", CITIZEN);
		Call passedOn = arrived();
		assertThat(passedOn.fromCentre()).isTrue();
		assertThat(passedOn.caller().orElseThrow().national()).isEqualTo(CITIZEN);
		waiting(passedOn);
		this.above.calls.clear();
		calls();
		assertThat(arrived().fromCentre()).isFalse();
	}

	private void handsOver(Destination destination) {
		this.above.flow = (call) -> {
			if (call.flow().isPresent()) {
				call.sendToWaiting();
				return;
			}
			assertThat(call.transfer(destination)).isTrue();
		};
	}

	private Call back(String flow) {
		return Awaitility.await("the call comes back")
			.atMost(LIMIT)
			.until(() -> this.above.calls.stream()
				.filter((call) -> call.flow().filter(flow::equals).isPresent())
				.findFirst(), (found) -> found.isPresent())
			.orElseThrow();
	}

	private LiveCall.Place place(Call call) {
		return live(call.contact()).place();
	}

	private LiveCall.Place left(Call call) {
		return told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(call.contact())).place();
	}

}
