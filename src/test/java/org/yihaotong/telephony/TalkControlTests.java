package org.yihaotong.telephony;

import java.time.Duration;
import java.util.UUID;

import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.response.ManagerResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.CallEvent.Talk;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippPhone;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TalkControlTests extends TelephonyModule {

	private static final Seat SEAT = new Seat("1021");

	private static final Duration RING = Duration.ofSeconds(3);

	private final UUID party = UUID.randomUUID();

	@Autowired
	TalkControl talks;

	@AfterEach
	void nothingIsLeftInAsterisk() {
		asterisk().emptied();
		assertThat(asterisk().asterisk().run("confbridge list")).doesNotContain("-");
		assertThat(asterisk().asterisk().run("bridge show all").lines().filter((line) -> line.contains("softmix")))
			.isEmpty();
	}

	@Test
	void theCitizenHearsMusicOnHoldAndTheAgentAgainAfterIt() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = talking(agent);
		caller.awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(10));
		this.talks.hold(contact, Duration.ZERO);
		told(Talk.Held.class, (event) -> event.contact().equals(contact));
		caller.awaitSound();
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.TALKING);
		agent.say(SPEECH);
		this.talks.gather(contact);
		told(Talk.Gathered.class, (event) -> event.contact().equals(contact));
		assertHears(agent, caller);
		assertHears(caller, agent);
		caller.hangUp();
		agent.awaitHungUp();
	}

	@Test
	void theCitizenWaitsAgainWhenTheAgentIsGoneDuringTheHold() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = talking(agent);
		this.talks.hold(contact, Duration.ZERO);
		told(Talk.Held.class, (event) -> event.contact().equals(contact));
		this.above.events.clear();
		agent.hangUp();
		told(Talk.SeatLeft.class, (event) -> event.contact().equals(contact) && event.seat().equals(SEAT));
		told(CallEvent.Waiting.class, (event) -> event.contact().equals(contact));
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
		caller.hangUp();
	}

	@Test
	void threeTalkAndTheCitizenTalksOnWithThePoliceWhenTheAgentsLegEnds() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = talking(agent);
		SippTelephone police = calledOutside();
		caller.awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(10));
		this.talks.gather(contact);
		this.talks.call(contact, outside(true));
		police.awaitRinging();
		assertThat(police.number()).isEqualTo("110");
		assertThat(police.shownCaller()).contains("C20261128-00007");
		assertThat(caller.heardEnergy(Duration.ofSeconds(1))).as("no music at the citizen's ear").isLessThan(50);
		police.answer();
		told(Talk.PartyJoined.class, (event) -> event.party().equals(this.party));
		assertHears(caller, police);
		assertHears(police, agent);
		assertHears(agent, caller);
		this.control.hangUp(contact);
		agent.awaitHungUp();
		assertHears(caller, police);
		assertHears(police, caller);
		police.hangUp();
		caller.awaitHungUp();
		told(CallEvent.TalkEnded.class, (event) -> event.contact().equals(contact));
	}

	@Test
	void agentAndPoliceTalkOnWhenTheCitizensCallBreaks() {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = talking(agent);
		SippTelephone police = calledOutside();
		this.talks.gather(contact);
		this.talks.call(contact, outside(true));
		police.awaitRinging().answer();
		told(Talk.PartyJoined.class, (event) -> event.party().equals(this.party));
		caller.hangUp();
		told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact));
		assertHears(agent, police);
		police.hangUp();
		agent.hangUp();
	}

	/** Nobody kicks it once the citizen and the server are gone. */
	@Test
	void aPartysTelephoneDoesNotStayForEver() throws Exception {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = talking(agent);
		SippTelephone police = calledOutside();
		this.talks.gather(contact);
		assertThat(this.talks.there(this.party)).isFalse();
		this.talks.call(contact, outside(true));
		police.awaitRinging().answer();
		told(Talk.PartyJoined.class, (event) -> event.party().equals(this.party));
		assertThat(this.talks.there(this.party)).isTrue();
		ManagerResponse limit = asked(new GetVarAction(this.party.toString(), "TIMEOUT(absolute)"));
		assertThat(Double.parseDouble(limit.getAttribute("Value"))).isBetween(14_300.0, 14_400.0);
		caller.hangUp();
		police.hangUp();
		told(Talk.PartyLeft.class, (event) -> event.party().equals(this.party));
		Awaitility.await().until(() -> !this.talks.there(this.party));
		agent.hangUp();
	}

	@Test
	void tellsWhyAPartyDidNotCome() {
		SippTelephone agent = asterisk().seat("1021");
		SippTelephone busy = asterisk().seat("1022");
		calls();
		ContactId contact = talking(agent);
		this.talks.gather(contact);
		this.talks.call(contact, new TalkParty.AtSeat(this.party, new Seat("1022"), RING));
		busy.awaitRinging();
		assertThat(busy.contact()).contains(contact.value());
		busy.refuse();
		assertThat(told(Talk.PartyLeft.class, (event) -> event.party().equals(this.party)).reason())
			.isEqualTo(Talk.Left.BUSY);
		UUID second = UUID.randomUUID();
		this.talks.call(contact, new TalkParty.AtSeat(second, new Seat("1022"), RING));
		busy.awaitRinging().awaitHungUp();
		assertThat(told(Talk.PartyLeft.class, (event) -> event.party().equals(second)).reason())
			.isEqualTo(Talk.Left.NO_ANSWER);
		UUID third = UUID.randomUUID();
		this.talks.call(contact, new TalkParty.AtSeat(third, new Seat("1029"), RING));
		assertThat(told(Talk.PartyLeft.class, (event) -> event.party().equals(third)).reason())
			.isEqualTo(Talk.Left.UNREACHABLE);
		agent.hangUp();
	}

	@Test
	void takesAPartyBackThatStillRings() {
		SippTelephone agent = asterisk().seat("1021");
		SippTelephone other = asterisk().seat("1022");
		calls();
		ContactId contact = talking(agent);
		this.talks.gather(contact);
		this.talks.call(contact, new TalkParty.AtSeat(this.party, new Seat("1022"), RING));
		other.awaitRinging();
		this.talks.dismiss(this.party);
		other.awaitHungUp();
		assertThat(other.how()).contains("cancelled");
		told(Talk.PartyLeft.class, (event) -> event.party().equals(this.party));
		agent.hangUp();
	}

	@Test
	void handsTheCitizenOverToTheSeatThatWasAsked() {
		SippTelephone agent = asterisk().seat("1021");
		SippTelephone colleague = asterisk().seat("1022");
		SippCaller caller = calls();
		ContactId contact = talking(agent);
		this.talks.hold(contact, Duration.ZERO);
		this.talks.call(contact, new TalkParty.AtSeat(this.party, new Seat("1022"), RING));
		colleague.awaitRinging().answer();
		told(Talk.PartyJoined.class, (event) -> event.party().equals(this.party));
		caller.awaitSound();
		this.talks.gather(contact);
		this.talks.handOver(contact, this.party, new Seat("1022"));
		agent.awaitHungUp();
		assertHears(caller, colleague);
		assertThat(live(contact).seat()).contains(new Seat("1022"));
		this.talks.hold(contact, Duration.ZERO);
		caller.awaitSound();
		this.talks.gather(contact);
		colleague.hangUp();
		told(Talk.SeatLeft.class, (event) -> event.seat().equals(new Seat("1022")));
		caller.awaitHungUp();
	}

	@Test
	void movesATalkingCitizenToAnotherSeatOrBackToTheWaitingRoom() {
		SippTelephone agent = asterisk().seat("1021");
		SippTelephone colleague = asterisk().seat("1022");
		SippCaller caller = calls();
		ContactId contact = talking(agent);
		UUID offer = UUID.randomUUID();
		this.talks.toSeat(contact, offer, new Seat("1022"));
		agent.awaitHungUp();
		colleague.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.offer().equals(offer));
		assertHears(caller, colleague);
		this.above.events.clear();
		this.talks.toWaiting(contact);
		colleague.awaitHungUp();
		told(CallEvent.Waiting.class, (event) -> event.contact().equals(contact));
		caller.hangUp();
	}

	/** The agent has hung up in the moment in which the citizen was brought back. */
	@Test
	void aCitizenWhoComesToAnEmptyRoomIsLetGo() throws Exception {
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = talking(agent);
		this.talks.hold(contact, Duration.ofMinutes(1));
		told(Talk.Held.class, (event) -> event.contact().equals(contact));
		agent.hangUp();
		redirected("talk");
		caller.awaitHungUp();
		told(CallEvent.TalkEnded.class, (event) -> event.contact().equals(contact));
	}

	@Test
	void knowsNothingOfATalkThatIsOver() {
		assertThatExceptionOfType(CallNotFound.class)
			.isThrownBy(() -> this.talks.hold(ContactId.random(), Duration.ZERO));
	}

	private static void redirected(String context) throws Exception {
		String citizen = asterisk().citizens().getFirst();
		RedirectAction redirect = new RedirectAction(citizen.split("!", 2)[0], context, "s", 1);
		assertThat(asked(redirect).getResponse()).isEqualTo("Success");
	}

	private static ManagerResponse asked(ManagerAction action) throws Exception {
		DefaultManagerConnection manager = new DefaultManagerConnection("127.0.0.1", asterisk().amiPort(), "yihaotong",
				AsteriskPart.secret());
		manager.login();
		try {
			return manager.sendAction(action);
		}
		finally {
			manager.logoff();
		}
	}

	private TalkParty.Outside outside(boolean outlives) {
		return new TalkParty.Outside(this.party, "110", "trunk", "C20261128-00007", "C20261128-00007", outlives,
				Duration.ofSeconds(20));
	}

	private static SippTelephone calledOutside() {
		return asterisk().callee((phone) -> {
		});
	}

	private ContactId talking(SippTelephone agent) {
		ContactId contact = waiting(arrived());
		this.control.offer(contact, UUID.randomUUID(), SEAT);
		agent.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact));
		return contact;
	}

	private static void assertHears(SippPhone speaker, SippPhone hearer) {
		Awaitility.await("quiet before speech").until(() -> !speaker.over() && !hearer.over());
		hearer.heard().forget();
		speaker.say(SPEECH);
		hearer.awaitSound();
		speaker.awaitSaid();
	}

}
