package org.yihaotong.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.Capacity;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Skill;
import org.yihaotong.routing.QueueExplanation.Verdict;
import org.yihaotong.routing.hotqueue.HotQueue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Skills, rings, credits and what is said of them, on real parts.
 */
class SkillRoutingTests extends RoutingModule {

	private static final Skill HEATING = Skill.group("heating");

	@Autowired
	private SkillRules rules;

	@Autowired
	private QueueExplainer explainer;

	@Autowired
	private HotQueue hotQueue;

	private QueuedContact contact(Priority priority, Set<Skill> skills, List<ContactId> earlier) {
		return new QueuedContact(ContactId.random(), Channel.LETTER, priority, ago(60), new LineNumber("12345"),
				Optional.of(new CategoryCode("0801")), Optional.empty(), skills, earlier);
	}

	private ContactId joins(QueuedContact contact) {
		this.queue.join(contact);
		return contact.contact();
	}

	private QueueExplanation explained(ContactId contact) {
		return this.explainer.explain(contact).orElseThrow();
	}

	@Test
	void keepsAContactForWhoCanDoWhatItsLineNeeds() {
		this.skills.set(BAO, Map.of(HEATING, 1), Optional.empty());
		ready(ANNA);
		ContactId needing = joins(contact(Priority.NORMAL, Set.of(HEATING), List.of()));
		ContactId plain = letter(ago(10));
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(plain));
		soon(() -> assertThat(explained(needing).verdict()).isEqualTo(Verdict.NOBODY_FITS));
		assertThat(explained(needing).needs()).containsExactly(new QueueExplanation.Need("group:heating", 1));
		ready(BAO);
		soon(() -> assertThat(with(BAO)).extracting(Reservation::contact).containsExactly(needing));
		assertThat(explained(needing).verdict()).isEqualTo(Verdict.WITH_AGENT);
	}

	@Test
	void findsWhatAServerThatDiedDidNotTellTheQueue() {
		ready(ANNA);
		ContactId needing = joins(contact(Priority.NORMAL, Set.of(HEATING), List.of()));
		ContactId other = joins(contact(Priority.NORMAL, Set.of(Skill.group("water")), List.of()));
		soon(() -> assertThat(explained(other).verdict()).isEqualTo(Verdict.NOBODY_FITS));
		this.jdbc.sql("insert into agent_profile (agent, since) values (:agent, now())")
			.param("agent", ANNA.value())
			.update();
		this.jdbc.sql("insert into agent_skill (agent, skill, level) values (:agent, :skill, 1)")
			.param("agent", ANNA.value())
			.param("skill", HEATING.value())
			.update();
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(needing));
		this.jdbc.sql("update queue_entry set rings = '0=' where contact = :contact")
			.param("contact", other.value())
			.update();
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(needing, other));
	}

	@Test
	void hearsAServerWhoseClockIsBehind() {
		ready(ANNA);
		this.jdbc.sql("update agent_presence set since = since + interval '1 h' where agent = :agent and until is null")
			.param("agent", ANNA.value())
			.update();
		this.hotQueue.presence(this.agents.status(ANNA));
		this.agents.pause(ANNA, PauseReason.STARTING);
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.PAUSED);
		soon(() -> assertThat(this.hotQueue.contents().ready()).doesNotContainKey(ANNA));
		this.agents.signOut(ANNA);
		ready(ANNA);
		assertThat(this.agents.status(ANNA).presence()).isEqualTo(Presence.READY);
		soon(() -> assertThat(this.hotQueue.contents().ready()).containsKey(ANNA));
		this.skills.set(ANNA, Map.of(HEATING, 1), Optional.empty());
		this.jdbc.sql("update agent_profile set since = since + interval '1 h'").update();
		this.hotQueue.skills(this.skills.all());
		this.skills.set(ANNA, Map.of(), Optional.empty());
		joins(contact(Priority.NORMAL, Set.of(HEATING), List.of()));
		ContactId plain = letter(ago(10));
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(plain));
	}

	@Test
	void givesUpWhatARuleNeedsAfterItsTime() {
		this.rules.replace(List.of(new SkillRule(Optional.empty(), Optional.empty(),
				Optional.of(new CategoryCode("08")), HEATING, 2, Duration.ofSeconds(61))));
		ready(ANNA);
		ContactId needing = joins(contact(Priority.NORMAL, Set.of(), List.of()));
		assertThat(explained(needing).needs()).containsExactly(new QueueExplanation.Need("group:heating", 2));
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(needing));
	}

	@Test
	void needsNobodySpecialInAnEmergency() {
		ready(ANNA);
		ContactId needing = joins(contact(Priority.EMERGENCY, Set.of(HEATING), List.of()));
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(needing));
	}

	@Test
	void needsWhatItNeededBeforeWhenItIsAnEmergencyNoMore() {
		this.skills.set(BAO, Map.of(HEATING, 1), Optional.empty());
		ContactId raised = joins(contact(Priority.NORMAL, Set.of(HEATING), List.of()));
		ContactId born = joins(contact(Priority.EMERGENCY, Set.of(HEATING), List.of()));
		this.queue.raise(raised, Priority.EMERGENCY);
		this.queue.raise(raised, Priority.EMERGENCY);
		soon(() -> assertThat(explained(raised).needs()).isEmpty());
		this.queue.raise(raised, Priority.HIGH);
		this.queue.raise(born, Priority.NORMAL);
		ready(ANNA);
		ContactId plain = letter(ago(10));
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(plain));
		assertThat(explained(raised).needs()).containsExactly(new QueueExplanation.Need("group:heating", 1));
		ready(BAO);
		soon(() -> assertThat(with(BAO)).extracting(Reservation::contact).containsExactlyInAnyOrder(raised, born));
	}

	@Test
	void waitsForALanguageOnlyIfSomebodySpeaksIt() {
		Skill korean = Skill.language("ko");
		ready(ANNA);
		ContactId first = joins(contact(Priority.NORMAL, Set.of(korean), List.of()));
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(first));
		this.skills.set(BAO, Map.of(korean, 1), Optional.empty());
		ContactId second = joins(contact(Priority.NORMAL, Set.of(korean), List.of()));
		soon(() -> assertThat(explained(second).verdict()).isEqualTo(Verdict.NOBODY_FITS));
	}

	@Test
	void whatHasToBeSignedForSoonerGoesFirstButACallHasNoUseOfThat() {
		ContactId slow = joins(due(Channel.LETTER, ago(3600), 4));
		ContactId swift = joins(due(Channel.LETTER, ago(60), 1));
		assertThat(this.queue.ahead(swift)).contains(0);
		assertThat(this.queue.ahead(slow)).contains(1);
		assertThat(explained(swift).credits())
			.containsExactly(new QueueExplanation.Credit(Credits.Reason.DEADLINE, Duration.ofHours(7).toSeconds()));
		ContactId early = joins(due(Channel.VOICE, ago(60), 4));
		ContactId late = joins(due(Channel.VOICE, ago(30), 1));
		assertThat(this.queue.ahead(early)).contains(0);
		assertThat(this.queue.ahead(late)).contains(1);
	}

	private QueuedContact due(Channel channel, Instant joinedAt, int hours) {
		return new QueuedContact(ContactId.random(), channel, Priority.NORMAL, joinedAt, new LineNumber("12345"),
				Optional.of(new CategoryCode("0801")), Optional.of(Duration.ofHours(hours)), Set.of(), List.of());
	}

	@Test
	void prefersTheAgentWhoHadTheCitizenLast() {
		ready(ANNA);
		ContactId first = letter(ago(300));
		soon(() -> assertThat(with(ANNA)).hasSize(1));
		this.reservations.openOf(first).ifPresent((offer) -> this.desk.accept(offer.id()));
		ready(BAO);
		ContactId again = joins(contact(Priority.NORMAL, Set.of(), List.of(first)));
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(first, again));
		assertThat(explained(again).credits())
			.containsExactly(new QueueExplanation.Credit(Credits.Reason.REPEATED, Duration.ofMinutes(2).toSeconds()));
	}

	@Test
	void explainsWhoGoesBeforeAndWhy() {
		ContactId late = letter(ago(10));
		ContactId urgent = join(Channel.LETTER, Priority.HIGH, ago(5));
		soon(() -> assertThat(explained(late).verdict()).isEqualTo(Verdict.NOBODY_IDLE));
		QueueExplanation explanation = explained(late);
		assertThat(explanation.ahead()).isOne();
		assertThat(explanation.before()).singleElement().satisfies((before) -> {
			assertThat(before.contact()).isEqualTo(urgent.value());
			assertThat(before.credits()).extracting(QueueExplanation.Credit::reason)
				.containsExactly(Credits.Reason.HIGH);
		});
		assertThat(explanation.waitSeconds()).isBetween(10L, 30L);
	}

	@Test
	void aSupervisorMovesAContactAndKeepsItForSomebody() {
		ContactId first = letter(ago(60));
		ContactId second = letter(ago(30));
		this.queue.raise(second, Priority.HIGH);
		this.queue.direct(first, BAO);
		ready(ANNA);
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(second));
		assertThat(explained(first).agent()).isEqualTo(BAO.value());
		ready(BAO);
		soon(() -> assertThat(with(BAO)).extracting(Reservation::contact).containsExactly(first));
	}

	@Test
	void anAgentsOwnCapacityCounts() {
		this.skills.set(ANNA, Map.of(), Optional.of(new Capacity(1, 2)));
		ready(ANNA);
		letter(ago(60));
		ContactId waits = letter(ago(50));
		join(Channel.MESSAGE, Priority.NORMAL, ago(40));
		join(Channel.MESSAGE, Priority.NORMAL, ago(30));
		soon(() -> assertThat(with(ANNA)).hasSize(3));
		assertThat(state(waits)).isEqualTo(EntryState.WAITING);
	}

}
