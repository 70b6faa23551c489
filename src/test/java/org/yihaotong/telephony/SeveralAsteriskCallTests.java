package org.yihaotong.telephony;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;
import org.yihaotong.telephony.CallEvent.Talk;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.Relay;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippPhone;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One server at two real Asterisks, which reach each other's softphones. Its context is
 * its own: that of the other tests of this module would be stopped for it meanwhile.
 */
class SeveralAsteriskCallTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final Seat SEAT = new Seat("1021");

	private static final Seat OTHER_SEAT = new Seat("1022");

	private static final List<AsteriskPart> PARTS = AsteriskPart.startSeveral(List.of("one", "two"),
			Map.of("YIHAOTONG_RING_SECONDS", "5"));

	private static final AsteriskPart ONE = PARTS.getFirst();

	private static final AsteriskPart TWO = PARTS.getLast();

	/** Between the server and the manager of the second. */
	private static final Relay RELAY = new Relay(TWO.amiPort());

	private static @Nullable ConfigurableApplicationContext server;

	private final CallControl control = bean(CallControl.class);

	private final TalkControl talks = bean(TalkControl.class);

	private final Asterisks asterisks = bean(Asterisks.class);

	private final SeatPlaces seats = bean(SeatPlaces.class);

	private final TelephonyModule.Above above = bean(TelephonyModule.Above.class);

	private final Map<Seat, Registered> registered = new HashMap<>();

	/**
	 * A telephone.
	 *
	 * @param part where it is registered
	 * @param telephone the telephone
	 */
	private record Registered(AsteriskPart part, SippTelephone telephone) {
	}

	@BeforeAll
	static void start() {
		Map<String, String> properties = new HashMap<>(AsteriskPart.serverProperties(PARTS));
		properties.put("yihaotong.telephony.asterisks[1].ami.port", String.valueOf(RELAY.port()));
		properties.put("yihaotong.telephony.lost-after", "5s");
		server = new SpringApplicationBuilder(TelephonyConfiguration.class, TelephonyModule.Above.class)
			.web(WebApplicationType.NONE)
			.run(properties.entrySet()
				.stream()
				.map((property) -> "--" + property.getKey() + "=" + property.getValue())
				.toArray(String[]::new));
	}

	@AfterAll
	static void stop() {
		Objects.requireNonNull(server).close();
		RELAY.close();
		PARTS.forEach(AsteriskPart::close);
	}

	private static <T> T bean(Class<T> type) {
		return Objects.requireNonNull(server).getBean(type);
	}

	@BeforeEach
	void bothAnswer() {
		if (this.asterisks.answering().size() < 2) {
			RELAY.mend();
		}
		if (!TWO.asterisk().process().isAlive()) {
			TWO.resume();
		}
		Awaitility.await().atMost(SOON).until(() -> this.asterisks.answering().size() == 2);
		this.above.flow = Call::sendToWaiting;
		this.above.calls.clear();
		this.above.events.clear();
	}

	@AfterEach
	void nothingIsLeft() {
		this.registered.forEach((seat, phone) -> phone.part().leave(seat.value(), phone.telephone()));
		for (AsteriskPart part : PARTS.stream().filter((one) -> one.asterisk().process().isAlive()).toList()) {
			part.emptied();
			assertThat(part.asterisk().run("bridge show all").lines().skip(1)).isEmpty();
			part.closePhones();
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "0, 1", "1, 0", "1, 1" })
	void aCallOnEachIsAnsweredHeldAndPassedOnWhereverTheSeatsAreRegistered(int holding, int registering) {
		SippTelephone agent = seat(SEAT, PARTS.get(registering));
		SippTelephone colleague = seat(OTHER_SEAT, PARTS.get(1 - registering));
		SippCaller caller = PARTS.get(holding).call("12345", TelephonyModule.CITIZEN);
		ContactId contact = waiting();
		offered(contact, SEAT, agent);
		assertThat(agent.shownCaller()).contains(TelephonyModule.CITIZEN);
		assertHears(agent, caller);
		assertHears(caller, agent);
		this.talks.hold(contact, Duration.ZERO);
		told(Talk.Held.class, (event) -> event.contact().equals(contact));
		this.talks.gather(contact);
		told(Talk.Gathered.class, (event) -> event.contact().equals(contact));
		assertHears(caller, agent);
		assertHears(agent, caller);
		UUID party = UUID.randomUUID();
		this.talks.call(contact, new TalkParty.AtSeat(party, OTHER_SEAT, Duration.ofSeconds(5)));
		assertThat(colleague.awaitRinging().contact()).contains(contact.value());
		colleague.answer();
		told(Talk.PartyJoined.class, (event) -> event.party().equals(party));
		assertHears(colleague, caller);
		this.talks.dismiss(party);
		colleague.awaitHungUp();
		UUID second = UUID.randomUUID();
		this.talks.toSeat(contact, second, OTHER_SEAT);
		agent.awaitHungUp();
		colleague.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.offer().equals(second));
		caller.hangUp();
		colleague.awaitHungUp();
		told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact));
	}

	@Test
	void tellsATelephoneThatRefusesFromOneThatIsNotThereAlsoAcross() {
		SippTelephone agent = seat(SEAT, TWO);
		ONE.call("12345", TelephonyModule.CITIZEN);
		ContactId contact = waiting();
		this.above.events.clear();
		this.control.offer(contact, UUID.randomUUID(), SEAT);
		agent.awaitRinging().refuse();
		assertThat(failed(contact).reason()).isEqualTo(Reason.REJECTED);
		waiting(contact);
		this.above.events.clear();
		this.control.offer(contact, UUID.randomUUID(), SEAT);
		agent.awaitRinging();
		this.control.withdraw(contact);
		agent.awaitHungUp();
		assertThat(failed(contact).reason()).isEqualTo(Reason.WITHDRAWN);
		waiting(contact);
		this.above.events.clear();
		this.registered.remove(SEAT);
		TWO.leave(SEAT.value(), agent);
		told(CallEvent.SeatReachable.class, (event) -> event.seat().equals(SEAT) && !event.reachable());
		// As if the news were late.
		this.seats.came("two", SEAT);
		this.control.offer(contact, UUID.randomUUID(), SEAT);
		assertThat(failed(contact).reason()).isEqualTo(Reason.UNREACHABLE);
	}

	@Test
	void anUnreachableOneSaysNothingOfItsCallsAndLeavesTheOthersAlone() {
		SippTelephone agent = seat(SEAT, ONE);
		SippCaller first = ONE.call("12345", TelephonyModule.CITIZEN);
		ContactId onOne = waiting();
		this.above.calls.clear();
		TWO.call("12345", "13812345679");
		ContactId onTwo = waiting();
		assertThat(this.control.liveCalls()).extracting(LiveCall::contact).containsExactlyInAnyOrder(onOne, onTwo);
		RELAY.cut();
		Awaitility.await().atMost(SOON).until(() -> this.asterisks.answering().size() == 1);
		assertThat(this.asterisks.away()).containsExactly("two");
		Look look = this.control.look();
		assertThat(look.calls()).extracting(LiveCall::contact).containsExactly(onOne);
		assertThat(look.mayBeHeld(onTwo, Optional::empty)).isTrue();
		assertThat(look.isLost(onTwo)).isFalse();
		assertThat(look.mayBeHeld(ContactId.random(), () -> Optional.of("one"))).isFalse();
		assertThatExceptionOfType(AsteriskAway.class)
			.isThrownBy(() -> this.control.offer(onTwo, UUID.randomUUID(), SEAT));
		offered(onOne, SEAT, agent);
		assertThat(this.asterisks.webSocketUrl(new Seat("1001"))).isEqualTo(url(ONE));
		told(CallEvent.CallLost.class, (event) -> event.contact().equals(onTwo));
		Look after = this.control.look();
		assertThat(after.mayBeHeld(onTwo, Optional::empty)).isFalse();
		assertThat(after.isLost(onTwo)).isTrue();
		assertThat(this.above.events)
			.noneMatch((event) -> event instanceof CallEvent.CallLost lost && lost.contact().equals(onOne));
		RELAY.mend();
		Awaitility.await()
			.atMost(SOON)
			.untilAsserted(() -> assertThat(this.control.liveCalls()).extracting(LiveCall::contact)
				.containsExactlyInAnyOrder(onOne, onTwo));
		assertThat(this.control.look().isLost(onTwo)).isFalse();
		first.hangUp();
		agent.awaitHungUp();
	}

	@Test
	void theCallsOfOneThatWasStartedAnewAreLostAndTheOthersGoOn() {
		SippTelephone agent = seat(SEAT, ONE);
		SippTelephone away = seat(OTHER_SEAT, TWO);
		SippCaller first = ONE.call("12345", TelephonyModule.CITIZEN);
		ContactId onOne = waiting();
		offered(onOne, SEAT, agent);
		this.above.calls.clear();
		TWO.call("12345", "13812345679");
		ContactId onTwo = waiting();
		offered(onTwo, OTHER_SEAT, away);
		TWO.asterisk().process().destroyForcibly();
		Awaitility.await().atMost(SOON).until(() -> this.asterisks.answering().size() == 1);
		assertHears(agent, first);
		TWO.restart();
		told(CallEvent.CallLost.class, (event) -> event.contact().equals(onTwo));
		assertThat(this.control.liveCalls()).extracting(LiveCall::contact).containsExactly(onOne);
		assertThat(this.above.events).noneMatch((event) -> event instanceof CallEvent.CallerLeft
				|| event instanceof CallEvent.CallLost lost && lost.contact().equals(onOne));
		first.hangUp();
		agent.awaitHungUp();
	}

	@Test
	void softphonesAreSpreadAndStayWhereTheyAreWhileThatAnswers() {
		assertThat(this.asterisks.webSocketUrl(new Seat("1010"))).isEqualTo(url(ONE));
		assertThat(this.asterisks.webSocketUrl(new Seat("1011"))).isEqualTo(url(TWO));
		seat(SEAT, ONE);
		seat(OTHER_SEAT, TWO);
		assertThat(this.asterisks.webSocketUrl(SEAT)).isEqualTo(url(ONE));
		assertThat(this.asterisks.webSocketUrl(OTHER_SEAT)).isEqualTo(url(TWO));
	}

	/** A stranger's call that looks like another Asterisk's comes to no seat. */
	@Test
	void takesCallsToSeatsFromTheOtherAsteriskAlone() {
		SippTelephone agent = seat(SEAT, ONE);
		SippCaller stranger = ONE.dial(SEAT.value(), "<sip:12345@127.0.1.2>", "");
		Awaitility.await().atMost(SOON).until(() -> !this.above.calls.isEmpty());
		assertThat(agent.calls()).isZero();
		stranger.vanish();
	}

	private static String url(AsteriskPart part) {
		return Objects.requireNonNull(AsteriskPart.serverProperties(PARTS)
			.get("yihaotong.telephony.asterisks[" + PARTS.indexOf(part) + "].web-socket-url"));
	}

	private SippTelephone seat(Seat seat, AsteriskPart part) {
		SippTelephone telephone = part.seat(seat.value());
		this.registered.put(seat, new Registered(part, telephone));
		told(CallEvent.SeatReachable.class, (event) -> event.seat().equals(seat) && event.reachable());
		return telephone;
	}

	private void offered(ContactId contact, Seat seat, SippTelephone agent) {
		UUID offer = UUID.randomUUID();
		this.control.offer(contact, offer, seat);
		assertThat(agent.awaitRinging().contact()).contains(contact.value());
		agent.answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.offer().equals(offer));
	}

	private CallEvent.OfferFailed failed(ContactId contact) {
		return told(CallEvent.OfferFailed.class, (event) -> event.contact().equals(contact));
	}

	private ContactId waiting() {
		Call call = Awaitility.await("the call arrives").until(this.above.calls::peek, (found) -> found != null);
		return waiting(call.contact());
	}

	private ContactId waiting(ContactId contact) {
		told(CallEvent.Waiting.class, (event) -> event.contact().equals(contact));
		return contact;
	}

	private <T extends CallEvent> T told(Class<T> kind, Predicate<T> which) {
		return Awaitility.await(kind.getSimpleName())
			.atMost(SOON)
			.until(() -> this.above.events.stream().filter(kind::isInstance).map(kind::cast).filter(which).toList(),
					(found) -> !found.isEmpty())
			.getLast();
	}

	private static void assertHears(SippPhone speaker, SippPhone hearer) {
		Awaitility.await("quiet before speech").until(() -> !speaker.over() && !hearer.over());
		hearer.heard().forget();
		speaker.say(TelephonyModule.SPEECH);
		hearer.awaitSound();
		speaker.awaitSaid();
	}

}
