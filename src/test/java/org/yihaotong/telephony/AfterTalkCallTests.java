package org.yihaotong.telephony;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the dialplan does with a citizen who is still on the line when the talk is over.
 */
class AfterTalkCallTests extends TelephonyModule {

	private static final Seat SEAT = new Seat("1021");

	private static final Duration SOON = Duration.ofSeconds(5);

	private final UUID party = UUID.randomUUID();

	private final CompletableFuture<String> answer = new CompletableFuture<>();

	@Autowired
	private SurveyControl surveys;

	@Autowired
	private TalkControl talks;

	private SippTelephone agent;

	private SippCaller caller;

	@BeforeEach
	void everybodyIsAsked() {
		Path question = Sounds.tone(3);
		this.surveys.askAfterTalks(Optional.of(Duration.ZERO));
		this.above.flow = (call) -> {
			if (call.flow().filter(SurveyControl.AFTER_TALK::equals).isPresent()) {
				ask(call, question);
			}
			else {
				call.sendToWaiting();
			}
		};
		this.agent = asterisk().seat("1021");
		this.caller = calls();
	}

	private void ask(Call call, Path question) {
		try {
			this.answer.complete(call.keys(question, 1, Duration.ofSeconds(30)));
			call.finish();
		}
		catch (CallerGone ex) {
			this.answer.complete("gone");
		}
	}

	@AfterEach
	void nobodyIsLeft() {
		asterisk().awaitEmpty();
		assertThat(asterisk().asterisk().run("bridge show all").lines().skip(1)).isEmpty();
		this.surveys.askAfterTalks(Optional.empty());
	}

	@Test
	void theCitizenIsAskedWhenTheAgentHasHungUpAndTheTalkIsOverBeforeTheFirstWord() throws Exception {
		ContactId contact = talking();
		this.agent.hangUp();
		told(CallEvent.TalkEnded.class, (event) -> event.contact().equals(contact) && event.seat().equals(SEAT));
		Awaitility.await().atMost(SOON).until(() -> live(contact).place() == LiveCall.Place.SURVEY);
		assertThat(this.above.events).noneMatch(CallEvent.CallerLeft.class::isInstance);
		this.caller.awaitSound();
		this.caller.press("4");
		assertThat(this.answer.get()).isEqualTo("4");
		this.caller.awaitHungUp();
		assertThat(told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact)).place())
			.isEqualTo(LiveCall.Place.SURVEY);
		assertThat(this.above.events).filteredOn(CallEvent.TalkEnded.class::isInstance).hasSize(1);
		assertThat(contacts()).containsExactly(contact, contact);
	}

	@Test
	void theCitizenMayHangUpInTheQuestion() throws Exception {
		ContactId contact = talking();
		this.agent.hangUp();
		this.caller.awaitSound();
		this.caller.hangUp();
		assertThat(this.answer.get()).isEqualTo("gone");
		told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact));
	}

	@Test
	void nobodyIsAskedWhoHasHungUp() {
		ContactId contact = talking();
		this.caller.hangUp();
		this.agent.awaitHungUp();
		assertNotAsked(contact);
	}

	@Test
	void nobodyIsAskedAfterAShortTalk() {
		this.surveys.askAfterTalks(Optional.of(Duration.ofMinutes(5)));
		assertHungUpByTheAgentsEnd();
	}

	@Test
	void nobodyIsAskedWhereThatIsSwitchedOff() {
		this.surveys.askAfterTalks(Optional.empty());
		assertHungUpByTheAgentsEnd();
	}

	@Test
	void theCallEndsAtOnceWhenTheServerIsSilent() {
		ContactId contact = talking();
		silent(() -> {
			this.agent.hangUp();
			this.caller.awaitHungUp(SOON);
		});
		assertNotAsked(contact);
	}

	@Test
	void theCallEndsAtOnceWhenTheServerFallsSilentInTheQuestion() throws Exception {
		talking();
		this.agent.hangUp();
		this.caller.awaitSound();
		silent(() -> this.caller.awaitHungUp(SOON));
		assertThat(this.answer.get()).isEqualTo("gone");
		assertThat(this.above.events).filteredOn(CallEvent.Waiting.class::isInstance).hasSize(1);
	}

	@Test
	void theQuestionsHaveALimit() throws Exception {
		asterisk().asterisk().run("dialplan set global YHT_ASK_SECONDS 2");
		try {
			talking();
			this.agent.hangUp();
			this.caller.awaitHungUp(Duration.ofSeconds(8));
			assertThat(this.answer.get()).isEqualTo("gone");
		}
		finally {
			asterisk().asterisk().run("dialplan set global YHT_ASK_SECONDS 120");
		}
	}

	@Test
	void nobodyIsAskedAfterAnEmergencyServiceWasInTheTalk() {
		ContactId contact = talking();
		SippTelephone police = joined(contact, true);
		police.hangUp();
		told(CallEvent.Talk.PartyLeft.class, (event) -> event.party().equals(this.party));
		this.agent.hangUp();
		this.caller.awaitHungUp(SOON);
		assertNotAsked(contact);
	}

	@Test
	void nobodyIsAskedWhoWasPassedOnToSomebodyOutside() {
		ContactId contact = talking();
		SippTelephone department = joined(contact, false);
		this.talks.leave(contact);
		this.agent.awaitHungUp();
		department.hangUp();
		this.caller.awaitHungUp(SOON);
		assertNotAsked(contact);
	}

	@Test
	void theCitizenIsAskedWhenTheAgentIsTheLastOfThree() throws Exception {
		ContactId contact = talking();
		SippTelephone department = joined(contact, false);
		department.hangUp();
		told(CallEvent.Talk.PartyLeft.class, (event) -> event.party().equals(this.party));
		this.agent.hangUp();
		this.caller.awaitSound();
		this.caller.press("1");
		assertThat(this.answer.get()).isEqualTo("1");
		this.caller.awaitHungUp();
		assertThat(this.above.events).filteredOn(CallEvent.TalkEnded.class::isInstance).hasSize(1);
	}

	@Test
	void theCitizenIsAskedAfterTheLastOfTwoTalksOnly() throws Exception {
		SippTelephone colleague = asterisk().seat("1022");
		ContactId contact = talking();
		this.talks.toSeat(contact, UUID.randomUUID(), new Seat("1022"));
		this.agent.awaitHungUp();
		colleague.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.seat().equals(new Seat("1022")));
		assertThat(contacts()).containsExactly(contact);
		colleague.hangUp();
		this.caller.awaitSound();
		this.caller.press("2");
		assertThat(this.answer.get()).isEqualTo("2");
		this.caller.awaitHungUp();
	}

	private void assertHungUpByTheAgentsEnd() {
		ContactId contact = talking();
		this.agent.hangUp();
		this.caller.awaitHungUp(SOON);
		assertNotAsked(contact);
	}

	private void assertNotAsked(ContactId contact) {
		assertThat(told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact)).place())
			.isEqualTo(LiveCall.Place.TALKING);
		assertThat(contacts()).containsExactly(contact);
		assertThat(this.answer).isNotDone();
	}

	/** Those for whom a script ran, in order. */
	private List<ContactId> contacts() {
		return this.above.calls.stream().map(Call::contact).toList();
	}

	private static void silent(Runnable meanwhile) {
		asterisk().asterisk().run("dialplan set global YHT_SILENCE -1");
		try {
			meanwhile.run();
		}
		finally {
			asterisk().asterisk().run("dialplan set global YHT_SILENCE 1200");
		}
	}

	private SippTelephone joined(ContactId contact, boolean emergency) {
		SippTelephone outside = asterisk().callee((phone) -> {
		});
		this.talks.gather(contact);
		this.talks.call(contact, new TalkParty.Outside(this.party, "110", "trunk", "C20261128-00007", "C20261128-00007",
				emergency, Duration.ofSeconds(20)));
		outside.awaitRinging().answer();
		told(CallEvent.Talk.PartyJoined.class, (event) -> event.party().equals(this.party));
		return outside;
	}

	private ContactId talking() {
		ContactId contact = waiting(arrived());
		this.control.offer(contact, UUID.randomUUID(), SEAT);
		this.agent.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact));
		this.caller.awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(10));
		return contact;
	}

}
