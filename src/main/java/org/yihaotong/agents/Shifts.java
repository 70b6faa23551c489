package org.yihaotong.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.agents.AgentStatus.Next;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.Spell.Choice;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * Shifts and the spells of presence in them.
 */
@Repository
class Shifts {

	private static final String SELECT = """
			select p.agent, s.seat, p.presence, p.pause_reason, p.next, p.returns_at, p.since, p.until
			from agent_presence p join agent_shift s on s.id = p.shift\s""";

	private final JdbcClient jdbc;

	Shifts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Begins a shift.
	 * @param agent who
	 * @param seat where
	 * @param at when
	 * @return false if one goes on already, or somebody else has the seat
	 */
	boolean begin(StaffId agent, Optional<Seat> seat, Instant at) {
		return this.jdbc.sql("""
				insert into agent_shift (agent, seat, began_at) values (:agent, :seat, :at) on conflict do nothing""")
			.param("agent", agent.value())
			.param("seat", seat.map(Seat::value).orElse(null))
			.param("at", Timestamp.from(at))
			.update() == 1;
	}

	void end(StaffId agent, Instant at) {
		this.jdbc.sql("update agent_shift set ended_at = :at where agent = :agent and ended_at is null")
			.param("agent", agent.value())
			.param("at", Timestamp.from(at))
			.update();
	}

	/**
	 * Begins a spell. It begins no earlier than the one before it ended, whatever the
	 * clocks of the nodes show: news of an agent are told apart by it.
	 * @param agent who
	 * @param choice what the agent chose
	 * @param at when
	 */
	void present(StaffId agent, Choice choice, Instant at) {
		this.jdbc.sql("""
				insert into agent_presence (shift, agent, presence, pause_reason, next, returns_at, since)
				select id, agent, :presence, :reason, :next, :returnsAt, greatest(cast(:at as timestamptz),
				(select until from agent_presence where agent = :agent order by since desc limit 1)) from agent_shift
				where agent = :agent and ended_at is null""")
			.param("agent", agent.value())
			.param("presence", choice.presence().name())
			.param("reason", choice.pauseReason().map(PauseReason::code).orElse(null))
			.param("next", choice.next().map(Next::name).orElse(null))
			.param("returnsAt", choice.returnsAt().map(Timestamp::from).orElse(null))
			.param("at", Timestamp.from(at))
			.update();
	}

	/**
	 * Ends the spell that goes on, later than it began.
	 * @param agent who
	 * @param at when
	 */
	void leave(StaffId agent, Instant at) {
		this.jdbc.sql("""
				update agent_presence set until = greatest(cast(:at as timestamptz), since + interval '1 microsecond')
				where agent = :agent and until is null""")
			.param("agent", agent.value())
			.param("at", Timestamp.from(at))
			.update();
	}

	/**
	 * Finds the spell that goes on and keeps other transactions from ending it.
	 * @param agent who
	 * @return empty without a shift
	 */
	Optional<Spell> lockCurrent(StaffId agent) {
		return this.jdbc.sql(SELECT + "where p.agent = :agent and p.until is null for update of p")
			.param("agent", agent.value())
			.query(Shifts::spell)
			.optional();
	}

	Optional<Spell> latest(StaffId agent) {
		return this.jdbc.sql(SELECT + "where p.agent = :agent order by p.since desc, p.id desc limit 1")
			.param("agent", agent.value())
			.query(Shifts::spell)
			.optional();
	}

	boolean isFinishing(StaffId agent) {
		return this.jdbc.sql("""
				select exists (select from agent_presence
				where agent = :agent and until is null and presence = 'FINISHING')""")
			.param("agent", agent.value())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Finds what the agent was before finishing, within the shift that goes on.
	 * @param agent who
	 * @return ready or paused; empty without a shift
	 */
	Optional<Choice> beforeFinishing(StaffId agent) {
		return this.jdbc.sql("""
				select p.agent, s.seat, p.presence, p.pause_reason, p.next, p.returns_at, p.since,
				cast(null as timestamptz) as until
				from agent_presence p join agent_shift s on s.id = p.shift
				where p.agent = :agent and s.ended_at is null and p.presence <> 'FINISHING'
				order by p.since desc, p.id desc limit 1""")
			.param("agent", agent.value())
			.query(Shifts::spell)
			.optional()
			.map(Spell::choice);
	}

	List<Spell> current() {
		return this.jdbc.sql(SELECT + "where p.until is null order by p.agent").query(Shifts::spell).list();
	}

	Map<StaffId, Optional<Seat>> ready() {
		Map<StaffId, Optional<Seat>> ready = new HashMap<>();
		this.jdbc.sql("select agent, seat from ready_agent").query((row) -> {
			ready.put(new StaffId(row.getLong("agent")), Optional.ofNullable(row.getString("seat")).map(Seat::new));
		});
		return ready;
	}

	/**
	 * Lists the agents whose pause should have ended by itself.
	 * @param now the present time
	 * @return 500 at most
	 */
	List<StaffId> due(Instant now) {
		return this.jdbc.sql("""
				select agent from agent_presence where until is null and returns_at <= :now
				order by returns_at limit 500""")
			.param("now", Timestamp.from(now))
			.query((row, index) -> new StaffId(row.getLong("agent")))
			.list();
	}

	Optional<Instant> beganAt(StaffId agent) {
		return this.jdbc.sql("select began_at from agent_shift where agent = :agent and ended_at is null")
			.param("agent", agent.value())
			.query((row, index) -> Objects.requireNonNull(row.getTimestamp("began_at")).toInstant())
			.optional();
	}

	private static Spell spell(ResultSet row, int index) throws SQLException {
		StaffId agent = new StaffId(row.getLong("agent"));
		Timestamp until = row.getTimestamp("until");
		if (until != null) {
			return new Spell(agent, Optional.empty(), Choice.OFFLINE, until.toInstant());
		}
		Choice choice = new Choice(Presence.valueOf(Objects.requireNonNull(row.getString("presence"))),
				Optional.ofNullable(row.getString("pause_reason")).map(PauseReason::new),
				Optional.ofNullable(row.getString("next")).map(Next::valueOf), instant(row.getTimestamp("returns_at")));
		return new Spell(agent, Optional.ofNullable(row.getString("seat")).map(Seat::new), choice,
				Objects.requireNonNull(row.getTimestamp("since")).toInstant());
	}

	private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
		return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
	}

}
