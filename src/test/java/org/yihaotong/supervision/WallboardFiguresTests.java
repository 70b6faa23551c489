package org.yihaotong.supervision;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.cases.CaseFigures;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.QueueFigures;
import org.yihaotong.supervision.Wallboard.AgentBusy;
import org.yihaotong.supervision.Wallboard.GroupNow;
import org.yihaotong.supervision.Wallboard.LineToday;
import org.yihaotong.supervision.Wallboard.Today;
import org.yihaotong.supervision.statistics.EventLog;
import org.yihaotong.supervision.statistics.LiveDay;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Rows with known times in a real PostgreSQL, looked at one noon.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WallboardFiguresTests {

	private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

	private static final Instant NOON = LocalDateTime.of(2026, 3, 10, 12, 0).atZone(CITY).toInstant();

	@Autowired
	private QueueFigures queue;

	@Autowired
	private EventLog log;

	@Autowired
	private LineDirectory lines;

	@Autowired
	private CaseFigures cases;

	@Autowired
	private AgentDesk agents;

	@Autowired
	private AgentSkills skills;

	@Autowired
	private CallControl calls;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void empty() {
		this.jdbc.sql(
				"truncate reservation, queue_entry, contact, case_file, agent_presence, agent_shift, agent_skill, agent_profile cascade")
			.update();
	}

	private Wallboard board() {
		return board(NOON);
	}

	private Wallboard board(Instant at) {
		return board(at, this.calls);
	}

	private Wallboard board(Instant at, CallControl telephony) {
		Clock clock = Clock.fixed(at, CITY);
		return new WallboardFigures(this.queue, new LiveDay(this.log, clock), this.lines, this.cases, this.agents,
				this.skills, telephony, clock)
			.now();
	}

	private static Instant ago(long seconds) {
		return NOON.minusSeconds(seconds);
	}

	private UUID contact(Channel channel, String line, Instant received) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into contact (id, number, channel, source_key, line, classification, received_at)
				values (:id, :text, :channel, :text, :line, '{}', :at)""")
			.param("id", id)
			.param("text", id.toString())
			.param("channel", channel.name())
			.param("line", line)
			.param("at", Timestamp.from(received))
			.update();
		return id;
	}

	private UUID queued(Channel channel, String line, Instant joined, String state, @Nullable Integer answeredAfter) {
		UUID id = contact(channel, line, joined);
		this.jdbc
			.sql("""
					insert into queue_entry (contact, channel, priority, line, joined_at, place, state, present, answered_at)
					values (:id, :channel, 'NORMAL', :line, :joined, 0, :state, false, :answered)""")
			.param("id", id)
			.param("channel", channel.name())
			.param("line", line)
			.param("joined", Timestamp.from(joined))
			.param("state", state)
			.param("answered", (answeredAfter != null) ? Timestamp.from(joined.plusSeconds(answeredAfter)) : null)
			.update();
		return id;
	}

	private void reserved(long agent, Channel channel, String entryState, String state) {
		UUID contact = queued(channel, "12345", ago(86_400), entryState, null);
		this.jdbc.sql("""
				insert into reservation (id, contact, channel, agent, state, offered_at)
				values (gen_random_uuid(), :contact, :channel, :agent, :state, :at)""")
			.param("contact", contact)
			.param("channel", channel.name())
			.param("agent", agent)
			.param("state", state)
			.param("at", Timestamp.from(ago(10)))
			.update();
	}

	private void caseFile(String state, Instant due, @Nullable Instant closed) {
		this.jdbc
			.sql("""
					insert into case_file (number, contact, channel, state, category, department, title, description, place,
					citizen_name, priority, opened_at, accept_by, due_at, closed_at)
					values (gen_random_uuid()::text, gen_random_uuid(), 'LETTER', :state, '0901', 'M11', '', '', '', '', 'NORMAL',
					:opened, :opened, :due, :closed)""")
			.param("state", state)
			.param("opened", Timestamp.from(ago(900_000)))
			.param("due", Timestamp.from(due))
			.param("closed", (closed != null) ? Timestamp.from(closed) : null)
			.update();
	}

	@Test
	void showsWhoWaitsAndForHowLong() {
		queued(Channel.VOICE, "12345", ago(12), "WAITING", null);
		queued(Channel.VOICE, "12345", ago(3), "WAITING", null);
		queued(Channel.VOICE, "12345", ago(90), "ABANDONED", null);
		queued(Channel.LETTER, "12345", ago(300), "WAITING", null);
		Wallboard board = board();
		assertThat(board.waiting()).containsEntry(Channel.VOICE, 2)
			.containsEntry(Channel.LETTER, 1)
			.containsEntry(Channel.MESSAGE, 0);
		assertThat(board.longestWaitSeconds()).containsEntry(Channel.VOICE, 12L)
			.containsEntry(Channel.LETTER, 300L)
			.containsEntry(Channel.MESSAGE, 0L);
	}

	/** A queued call whose answer or end is told a number of seconds after it joined. */
	private void called(String line, Instant joined, @Nullable Integer answeredAfter, @Nullable Integer leftAfter) {
		UUID id = queued(Channel.VOICE, line, joined, "WAITING", null);
		if (answeredAfter != null) {
			this.jdbc.sql("update queue_entry set state = 'ACTIVE', answered_at = :at where contact = :id")
				.param("id", id)
				.param("at", Timestamp.from(joined.plusSeconds(answeredAfter)))
				.update();
		}
		if (leftAfter != null) {
			this.jdbc.sql("update queue_entry set state = 'ABANDONED', ended_at = :at where contact = :id")
				.param("id", id)
				.param("at", Timestamp.from(joined.plusSeconds(leftAfter)))
				.update();
		}
	}

	/** The log cannot be emptied: these two tests have days of their own. */
	@Test
	void givesEachRateItsOwnDenominator() {
		Instant noon = NOON.plus(Duration.ofDays(30));
		called("12345", noon.minusSeconds(3600), 15, null);
		called("12345", noon.minusSeconds(3500), 5, null);
		called("0473-2999901", noon.minusSeconds(3400), 40, null);
		called("0473-2999901", noon.minusSeconds(3300), null, 10);
		called("0473-2999901", noon.minusSeconds(5), null, null);
		contact(Channel.VOICE, "12345", noon.minusSeconds(60));
		contact(Channel.MESSAGE, "12345", noon.minusSeconds(60));
		assertThat(board(noon).today()).isEqualTo(new Today(6, 3, 1, 2, 0.667, 0.75, 20.0, 0, 1));
		assertThat(board(noon).lines())
			.extracting(LineToday::number, LineToday::calls, LineToday::answered, LineToday::abandoned)
			.containsExactly(tuple("0473-2999901", 3, 1, 1), tuple("12345", 3, 2, 0));
	}

	@Test
	void theDayBeginsAtTheCitysMidnightAndNothingOfNothingIsNoRate() {
		Instant noon = NOON.plus(Duration.ofDays(60));
		Instant midnight = noon.minus(Duration.ofHours(12));
		called("12345", midnight.minusSeconds(10), 9, null);
		assertThat(board(noon).today()).isEqualTo(new Today(0, 0, 0, 0, null, null, null, 0, 0));
		called("12345", midnight, 3, null);
		assertThat(board(noon).today()).isEqualTo(new Today(1, 1, 0, 1, 1.0, 1.0, 3.0, 0, 0));
	}

	@Test
	void showsEveryAgentInTheForemostState() {
		this.agents.signIn(new StaffId(1));
		this.agents.signIn(new StaffId(2));
		this.agents.signIn(new StaffId(3));
		this.agents.ready(new StaffId(3));
		reserved(2, Channel.LETTER, "ACTIVE", "ACCEPTED");
		reserved(2, Channel.VOICE, "ACTIVE", "ACCEPTED");
		reserved(4, Channel.LETTER, "ACTIVE", "ACCEPTED");
		reserved(4, Channel.VOICE, "OFFERED", "PENDING");
		reserved(5, Channel.VOICE, "WRAPPING", "WRAPPING");
		reserved(6, Channel.MESSAGE, "ACTIVE", "ACCEPTED");
		reserved(1, Channel.MESSAGE, "DONE", "COMPLETED");
		assertThat(board().agents()).containsEntry(AgentBusy.PAUSED, 1)
			.containsEntry(AgentBusy.READY, 1)
			.containsEntry(AgentBusy.TALKING, 1)
			.containsEntry(AgentBusy.OFFERED, 1)
			.containsEntry(AgentBusy.WRAPPING, 1)
			.containsEntry(AgentBusy.WORKING, 1);
	}

	private void needs(UUID contact, String rings) {
		this.jdbc.sql("update queue_entry set rings = :rings where contact = :contact")
			.param("rings", rings)
			.param("contact", contact)
			.update();
	}

	@Test
	void showsWhoIsThereOfASkillGroupAndWhoWaitsForIt() {
		this.skills.set(new StaffId(1), Map.of(Skill.group("heating"), 1, Skill.group("water"), 2), Optional.empty());
		this.skills.set(new StaffId(2), Map.of(Skill.group("heating"), 3), Optional.empty());
		this.skills.set(new StaffId(3), Map.of(Skill.group("gas"), 1, Skill.language("mn"), 1), Optional.empty());
		this.agents.signIn(new StaffId(1));
		this.agents.signIn(new StaffId(2));
		this.agents.ready(new StaffId(2));
		reserved(1, Channel.VOICE, "ACTIVE", "ACCEPTED");
		needs(queued(Channel.VOICE, "12345", ago(40), "WAITING", null),
				"0=group:heating>1;%d=".formatted(NOON.plusSeconds(50).toEpochMilli()));
		needs(queued(Channel.LETTER, "12345", ago(70), "WAITING", null), "0=group:heating>1,lang:mn>1");
		needs(queued(Channel.VOICE, "12345", ago(100), "WAITING", null),
				"0=group:heating>1;%d=".formatted(ago(10).toEpochMilli()));
		needs(queued(Channel.VOICE, "12345", ago(20), "WAITING", null), "0=group:ghost>1");
		assertThat(board().groups())
			.extracting(GroupNow::group, (group) -> group.agents().get(AgentBusy.READY),
					(group) -> group.agents().get(AgentBusy.TALKING), GroupNow::waiting, GroupNow::longestWaitSeconds)
			.containsExactly(tuple("ghost", 0, 0, 1, 20L), tuple("heating", 1, 1, 2, 70L), tuple("water", 0, 1, 0, 0L));
	}

	@Test
	void showsWhereTheCasesStandAndWhichAreDue() {
		caseFile("DISPATCHED", NOON.plus(Duration.ofHours(6)), null);
		caseFile("DISPATCHED", NOON.plus(Duration.ofHours(12)), null);
		caseFile("IN_PROGRESS", ago(1), null);
		caseFile("REPLIED", ago(1), null);
		caseFile("CLOSED", ago(1), ago(60));
		caseFile("CLOSED", ago(1), ago(13 * 3600));
		assertThat(board().cases()).containsEntry("DISPATCHED", 2)
			.containsEntry("IN_PROGRESS", 1)
			.containsEntry("REPLIED", 1)
			.containsEntry("CLOSED", 1)
			.containsEntry("dueToday", 1)
			.containsEntry("overdue", 1);
	}

	@Test
	void saysThatAsteriskIsAway() {
		assertThat(board().asteriskConnected()).isFalse();
	}

	@Test
	void namesTheAsteriskThatGivesNoAnswer() {
		CallControl telephony = mock(CallControl.class);
		given(telephony.connected()).willReturn(true);
		given(telephony.away()).willReturn(List.of("two"));
		Wallboard board = board(NOON, telephony);
		assertThat(board.asteriskConnected()).isTrue();
		assertThat(board.asterisksAway()).containsExactly("two");
	}

}
