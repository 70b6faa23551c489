package org.yihaotong.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.StaffId;

/**
 * Shifts and the spells of presence in them.
 */
@Repository
class Shifts {

	private final JdbcClient jdbc;

	Shifts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Begins a shift.
	 * @param agent who
	 * @param at when
	 * @return false if one goes on already
	 */
	boolean begin(StaffId agent, Instant at) {
		return this.jdbc.sql("""
				insert into agent_shift (agent, began_at) values (:agent, :at)
				on conflict (agent) where ended_at is null do nothing""")
			.param("agent", agent.value())
			.param("at", Timestamp.from(at))
			.update() == 1;
	}

	void end(StaffId agent, Instant at) {
		this.jdbc.sql("update agent_shift set ended_at = :at where agent = :agent and ended_at is null")
			.param("agent", agent.value())
			.param("at", Timestamp.from(at))
			.update();
	}

	void present(StaffId agent, Presence presence, Optional<PauseReason> reason, Instant at) {
		this.jdbc.sql("""
				insert into agent_presence (shift, agent, presence, pause_reason, since)
				select id, agent, :presence, :reason, :at from agent_shift where agent = :agent and ended_at is null""")
			.param("agent", agent.value())
			.param("presence", presence.name())
			.param("reason", reason.map(PauseReason::name).orElse(null))
			.param("at", Timestamp.from(at))
			.update();
	}

	void leave(StaffId agent, Instant at) {
		this.jdbc.sql("update agent_presence set until = :at where agent = :agent and until is null")
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
		return this.jdbc.sql("""
				select agent, presence, pause_reason, since, until from agent_presence
				where agent = :agent and until is null for update""")
			.param("agent", agent.value())
			.query(Shifts::spell)
			.optional();
	}

	Optional<Spell> latest(StaffId agent) {
		return this.jdbc.sql("""
				select agent, presence, pause_reason, since, until from agent_presence
				where agent = :agent order by since desc, id desc limit 1""")
			.param("agent", agent.value())
			.query(Shifts::spell)
			.optional();
	}

	List<Spell> current() {
		return this.jdbc.sql("""
				select agent, presence, pause_reason, since, until from agent_presence
				where until is null order by agent""").query(Shifts::spell).list();
	}

	private static Spell spell(ResultSet row, int index) throws SQLException {
		StaffId agent = new StaffId(row.getLong("agent"));
		Timestamp until = row.getTimestamp("until");
		if (until != null) {
			return new Spell(agent, Presence.OFFLINE, Optional.empty(), until.toInstant());
		}
		return new Spell(agent, Presence.valueOf(Objects.requireNonNull(row.getString("presence"))),
				Optional.ofNullable(row.getString("pause_reason")).map(PauseReason::valueOf),
				Objects.requireNonNull(row.getTimestamp("since")).toInstant());
	}

}
