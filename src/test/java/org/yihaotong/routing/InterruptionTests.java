package org.yihaotong.routing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.ContactId;

import static org.assertj.core.api.Assertions.assertThat;

@TestPropertySource(properties = "yihaotong.routing.text-offer=60s")
class InterruptionTests extends RoutingModule {

	@Autowired
	AgentWork work;

	@Autowired
	AgentStates states;

	private Reservation offered(ContactId letter) {
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).contains(letter));
		return this.reservations.openOf(letter).orElseThrow();
	}

	private boolean parked(UUID reservation) {
		return this.states.tasks(ANNA).stream().anyMatch((task) -> task.id().equals(reservation) && task.parked());
	}

	@Test
	void aLetterThatIsOnlyOfferedGoesToSomebodyElseAtOnceAndWithoutPenalty() {
		ContactId letter = letter(ago(60));
		ready(ANNA);
		Reservation offer = offered(letter);
		ready(BAO);
		// Only the telephone of the one with the letter can be called.
		this.asterisk.registers(seat(BAO), false);
		talking();
		soon(() -> assertThat(with(BAO)).extracting(Reservation::contact).containsExactly(letter));
		Reservation ended = this.reservations.find(offer.id()).orElseThrow();
		assertThat(ended.state()).isEqualTo(ReservationState.RESCINDED);
		assertThat(ended.reason()).contains("agent-talks");
		assertThat(this.entries.find(letter).orElseThrow().joinedAt()).isBefore(ago(59));
		assertThat(this.states.offers(ANNA)).isEqualTo(new OfferCounts.Counts(0, 0, 0));
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.READY);
	}

	@Test
	void aLetterInHandIsParkedUntilTheCallIsDoneWithAndStaysWithItsAgent() {
		ContactId letter = letter(ago(60));
		ready(ANNA);
		Reservation taken = offered(letter);
		this.work.accept(ANNA, taken.id());
		assertThat(parked(taken.id())).isFalse();
		ContactId call = talking();
		assertThat(parked(taken.id())).isTrue();
		this.asterisk.leaves(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.DONE));
		assertThat(parked(taken.id())).isFalse();
		assertThat(this.reservations.openOf(letter)).map(Reservation::id).contains(taken.id());
		assertThat(state(letter)).isEqualTo(EntryState.ACTIVE);
	}

	@Test
	void theTimeOfALetterLeavesTheCallsOutThatInterruptedIt() {
		ContactId letter = letter(ago(60));
		ready(ANNA);
		Reservation taken = offered(letter);
		this.work.accept(ANNA, taken.id());
		ContactId first = talking();
		this.asterisk.leaves(first);
		soon(() -> assertThat(state(first)).isEqualTo(EntryState.DONE));
		ContactId second = talking();
		this.asterisk.leaves(second);
		soon(() -> assertThat(state(second)).isEqualTo(EntryState.DONE));
		this.work.complete(ANNA, taken.id());
		Instant noon = Instant.parse("2026-03-10T04:00:00Z");
		worked(letter, noon, noon.plusSeconds(600));
		// One call in the middle, 100 s, and one that began before the letter was taken.
		worked(first, noon.plusSeconds(100), noon.plusSeconds(200));
		worked(second, noon.minusSeconds(50), noon.plusSeconds(30));
		assertThat(handled(letter)).isEqualTo(470);
		assertThat(handled(first)).isEqualTo(100);
	}

	private void worked(ContactId contact, Instant from, Instant to) {
		this.jdbc.sql("""
				update reservation set accepted_at = :from, work_ended_at = :to, ended_at = :to
				where contact = :contact and accepted_at is not null""")
			.param("from", Timestamp.from(from))
			.param("to", Timestamp.from(to))
			.param("contact", contact.value())
			.update();
	}

	private int handled(ContactId contact) {
		return this.jdbc.sql("select extract(epoch from handled) from reservation_handling where contact = :contact")
			.param("contact", contact.value())
			.query(Integer.class)
			.single();
	}

}
