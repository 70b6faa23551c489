package org.yihaotong.agents;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * Who sits where, and who sat.
 */
@Repository
class Seating {

	private final JdbcClient jdbc;

	Seating(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Lists the seats that are taken. */
	Map<Seat, StaffId> taken() {
		record Row(Seat seat, StaffId agent) {
		}
		return this.jdbc.sql("select seat, agent from agent_shift where ended_at is null and seat is not null")
			.query((row, index) -> new Row(new Seat(Objects.requireNonNull(row.getString("seat"))),
					new StaffId(row.getLong("agent"))))
			.list()
			.stream()
			.collect(Collectors.toMap(Row::seat, Row::agent));
	}

	/**
	 * Gives the agent of a shift another seat.
	 * @param agent who
	 * @param seat where
	 * @return false if somebody else has it
	 */
	boolean move(StaffId agent, Seat seat) {
		try {
			this.jdbc.sql("update agent_shift set seat = :seat where agent = :agent and ended_at is null")
				.param("agent", agent.value())
				.param("seat", seat.value())
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	void sits(StaffId agent, Seat seat, Instant at) {
		this.jdbc.sql("""
				insert into agent_seating (shift, agent, seat, since)
				select id, agent, :seat, :at from agent_shift where agent = :agent and ended_at is null""")
			.param("agent", agent.value())
			.param("seat", seat.value())
			.param("at", Timestamp.from(at))
			.update();
	}

	void rises(StaffId agent, Instant at) {
		this.jdbc.sql("update agent_seating set until = :at where agent = :agent and until is null")
			.param("agent", agent.value())
			.param("at", Timestamp.from(at))
			.update();
	}

	Optional<StaffId> at(Seat seat, Instant when) {
		return this.jdbc.sql("""
				select agent from agent_seating
				where seat = :seat and since <= :at and (until is null or until >= :at)
				order by since desc limit 1""")
			.param("seat", seat.value())
			.param("at", Timestamp.from(when))
			.query((row, index) -> new StaffId(row.getLong("agent")))
			.optional();
	}

}
