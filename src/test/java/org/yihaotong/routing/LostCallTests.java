package org.yihaotong.routing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers whose calls are lost with their Asterisk.
 */
@Import(LostCallTests.Known.class)
class LostCallTests extends RoutingModule {

	@Autowired
	CallBackQueue backs;

	@Autowired
	CallBacks callBacks;

	@Autowired
	Reconciler reconciler;

	@Autowired
	Known known;

	@AfterEach
	void forgotten() {
		this.known.numbers.clear();
		this.known.again.clear();
		this.known.events.clear();
	}

	@Test
	void whoeverWaitedIsCalledBackBeforeAllOthersWithTheFirstJoinTime() {
		Instant joined = ago(10).truncatedTo(ChronoUnit.MICROS);
		ContactId earlier = call(ago(60));
		ContactId lost = lost(call(joined), CITIZEN);
		soon(() -> assertThat(this.entries.find(lost).orElseThrow().offerable()).isTrue());
		assertThat(this.entries.find(lost).orElseThrow().joinedAt()).isEqualTo(joined);
		ready(ANNA);
		ringsBack(lost, ANNA);
		assertThat(state(earlier)).isEqualTo(EntryState.WAITING);
		this.asterisk.agentAnswers(lost);
		dialled(lost);
		this.asterisk.citizenAnswers(lost);
		soon(() -> assertThat(state(lost)).isEqualTo(EntryState.ACTIVE));
	}

	@Test
	void whoeverTalkedIsCalledBackAndTheAgentIsFreeAtOnce() {
		ContactId talk = talking();
		lost(talk, CITIZEN);
		ringsBack(talk, ANNA);
		assertThat(with(ANNA)).hasSize(1);
		assertThat(this.callBacks.find(talk).orElseThrow().origin()).isEqualTo(CallBack.Origin.LOST);
	}

	@Test
	void whoeverWasBeingRungForIsCalledBackAndTheAgentHasMissedNothing() {
		ContactId call = call(ago(60));
		ready(ANNA);
		rings(call, ANNA);
		lost(call, CITIZEN);
		ringsBack(call, ANNA);
		assertThat(this.agents.status(ANNA).presence().name()).isEqualTo("READY");
	}

	@Test
	void emergenciesAreCalledFirst() {
		ContactId ordinary = lost(call(ago(60)), CITIZEN);
		ContactId danger = join(Channel.VOICE, Priority.EMERGENCY, ago(5));
		this.asterisk.enters(danger);
		soon(() -> assertThat(this.entries.find(danger).orElseThrow().present()).isTrue());
		lost(danger, new PhoneNumber("+8613812345679"));
		soon(() -> assertThat(this.entries.find(danger).orElseThrow().offerable()).isTrue());
		soon(() -> assertThat(this.entries.find(ordinary).orElseThrow().offerable()).isTrue());
		ready(ANNA);
		ringsBack(danger, ANNA);
	}

	@Test
	void whoeverHasNoNumberEndsAsBefore() {
		ContactId withheld = call(ago(60));
		this.asterisk.loses(withheld);
		soon(() -> assertThat(state(withheld)).isEqualTo(EntryState.ABANDONED));
		ContactId abroad = lost(call(ago(60)), new PhoneNumber("+15551234567"));
		soon(() -> assertThat(state(abroad)).isEqualTo(EntryState.ABANDONED));
		ContactId talk = talking();
		this.asterisk.loses(talk);
		soon(() -> assertThat(state(talk)).isIn(EntryState.WRAPPING, EntryState.DONE));
	}

	@Test
	void whoeverIsOnTheLineAgainIsNotCalledBack() {
		ContactId call = call(ago(60));
		this.known.again.add(CITIZEN);
		lost(call, CITIZEN);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.WITHDRAWN));
		assertThat(this.callBacks.find(call)).isEmpty();
		assertThat(this.known.events).filteredOn(ContactEvent.Continued.class::isInstance)
			.extracting(ContactEvent::contact)
			.containsExactly(call);
	}

	@Test
	void whoeverCallsAgainAfterwardsTakesThePlaceOver() {
		Instant joined = ago(60).truncatedTo(ChronoUnit.MICROS);
		ContactId lost = lost(call(joined), CITIZEN);
		soon(() -> assertThat(this.callBacks.waiting(lost)).isPresent());
		assertThat(this.backs.takeOver(CITIZEN)).contains(new CallBackQueue.Waited(lost, joined));
		assertThat(state(lost)).isEqualTo(EntryState.WITHDRAWN);
	}

	@Test
	void ofTwoLostCallsOfOneNumberOneIsCalledBack() {
		ContactId first = lost(call(ago(60)), CITIZEN);
		soon(() -> assertThat(this.callBacks.waiting(first)).isPresent());
		ContactId second = lost(call(ago(50)), CITIZEN);
		soon(() -> assertThat(state(second)).isEqualTo(EntryState.WITHDRAWN));
		assertThat(this.callBacks.waiting(first)).isPresent();
	}

	@Test
	void whoeverIsFoundInTheWaitingRoomAfterAllIsNotCalled() {
		ContactId call = lost(call(ago(60)), CITIZEN);
		soon(() -> assertThat(this.callBacks.waiting(call)).isPresent());
		this.asterisk.holds(call, Place.WAITING, Optional.empty());
		this.asterisk.connected(true);
		soon(() -> assertThat(this.callBacks.find(call).orElseThrow().state()).isEqualTo(CallBack.State.ON_THE_LINE));
		ready(ANNA);
		rings(call, ANNA);
	}

	@Test
	void theCallsOfASilentAsteriskAreNeitherOfferedNorAbandonedAndTheOthersGoOn() {
		ContactId there = call(ago(90));
		ContactId silent = call(ago(60));
		this.asterisk.silent(Set.of(silent));
		soon(() -> assertThat(this.entries.find(silent).orElseThrow().present()).isFalse());
		this.reconciler.calls();
		this.reconciler.calls();
		assertThat(state(silent)).isEqualTo(EntryState.WAITING);
		ready(ANNA);
		rings(there, ANNA);
		this.asterisk.silent(Set.of());
		soon(() -> assertThat(state(silent)).isEqualTo(EntryState.ABANDONED));
	}

	private ContactId lost(ContactId contact, PhoneNumber number) {
		this.known.numbers.put(contact, number);
		this.asterisk.loses(contact);
		return contact;
	}

	/** What the module above knows. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Known {

		final Map<ContactId, PhoneNumber> numbers = new ConcurrentHashMap<>();

		final Set<PhoneNumber> again = ConcurrentHashMap.newKeySet();

		final List<ContactEvent> events = new CopyOnWriteArrayList<>();

		@Bean
		Callers callers() {
			return new Callers() {

				@Override
				public Optional<PhoneNumber> number(ContactId contact) {
					return Optional.ofNullable(Known.this.numbers.get(contact));
				}

				@Override
				public boolean calledAgain(ContactId lost, PhoneNumber number) {
					return Known.this.again.contains(number);
				}

			};
		}

		@EventListener
		void on(ContactEvent event) {
			this.events.add(event);
		}

	}

}
