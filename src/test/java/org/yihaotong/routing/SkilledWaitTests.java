package org.yihaotong.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Skill;
import org.yihaotong.routing.estimate.PatientQueueLength;
import org.yihaotong.routing.estimate.QueueSnapshot;
import org.yihaotong.routing.estimate.RecentPast;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is told to a caller whom few agents can help.
 */
class SkilledWaitTests extends RoutingModule {

	private static final Skill HEATING = Skill.group("heating");

	private static final CategoryCode COLD_RADIATOR = new CategoryCode("0801");

	private static final CategoryCode OTHER = new CategoryCode("0101");

	@Autowired
	private SkillRules rules;

	@BeforeEach
	void heatingIsForWhoKnowsIt() {
		keptFor(Duration.ofMinutes(30));
		this.skills.set(BAO, Map.of(HEATING, 1), Optional.empty());
	}

	private void keptFor(Duration time) {
		this.rules.replace(List.of(new SkillRule(Optional.empty(), Optional.empty(), Optional.of(COLD_RADIATOR.major()),
				HEATING, 1, time)));
	}

	/** Waits, and is not offered yet. */
	private ContactId caller(CategoryCode category, Instant joinedAt) {
		ContactId contact = ContactId.random();
		this.asterisk.holds(contact, Place.FLOW, Optional.empty());
		this.queue.join(new QueuedContact(contact, Channel.VOICE, Priority.NORMAL, joinedAt, new LineNumber("12345"),
				Optional.of(category), Optional.empty(), Set.of(), List.of()));
		return contact;
	}

	private Optional<Duration> told(ContactId contact) {
		return new StoredWaitEstimates(this.jdbc, this.entries, this.agents, this.skills, this.reservations, this.clock)
			.forWaiting(contact)
			.map(WaitEstimate::expected);
	}

	private static Optional<Duration> behind(int callers, int agents) {
		return new PatientQueueLength()
			.estimate(new QueueSnapshot(callers, agents, RecentPast.UNKNOWN, Optional.empty(), Optional.empty()));
	}

	private void bothRung() {
		ContactId one = call(ago(300));
		ContactId other = call(ago(290));
		ready(ANNA);
		ready(BAO);
		soon(() -> assertThat(this.reservations.open()).extracting(Reservation::contact)
			.containsExactlyInAnyOrder(one, other));
	}

	@Test
	void standsBehindItsOwnKindAndAShareOfTheOthers() {
		bothRung();
		for (int second = 0; second < 4; second++) {
			caller(OTHER, ago(100 - second));
		}
		caller(COLD_RADIATOR, ago(60));
		caller(COLD_RADIATOR, ago(50));
		assertThat(told(caller(COLD_RADIATOR, ago(10)))).isEqualTo(behind(4, 1));
		assertThat(told(caller(OTHER, ago(5)))).isEqualTo(behind(7, 2));
	}

	@Test
	void findsOnlyThoseFreeWhoCanHelp() {
		ContactId ringing = call(ago(300));
		ready(BAO);
		rings(ringing, BAO);
		ready(ANNA);
		ContactId other = caller(OTHER, ago(60));
		ContactId cold = caller(COLD_RADIATOR, ago(50));
		assertThat(told(other)).contains(Duration.ZERO);
		assertThat(told(cold)).isEqualTo(behind(0, 1));
	}

	@Test
	void waitsNoLongerThanUntilAnybodyWillDo() {
		keptFor(Duration.ofSeconds(400));
		ContactId ringing = call(ago(300));
		ready(ANNA);
		rings(ringing, ANNA);
		ContactId cold = caller(COLD_RADIATOR, ago(60));
		assertThat(told(cold)).get()
			.satisfies((wait) -> assertThat(wait).isCloseTo(Duration.ofSeconds(340), Duration.ofSeconds(20)));
		ContactId older = caller(COLD_RADIATOR, ago(399));
		assertThat(told(older)).isEqualTo(behind(0, 1));
	}

}
