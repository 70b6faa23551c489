package org.yihaotong.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.Seat;
import org.yihaotong.routing.hotqueue.SeatReach;

/**
 * What was last heard of each softphone, and which are left alone for a while.
 */
@Repository
class Seats {

	/** A rest that is over counts as news of its own. */
	private static final String REACH = """
			select seat, reachable and coalesce(rests_until <= :now, true) as reachable,
			case when rests_until > :now then at else greatest(at, rests_until) end as at from seat_reach""";

	private final JdbcClient jdbc;

	Seats(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** News end a rest that began before. */
	void heard(Seat seat, boolean reachable, Instant at) {
		this.jdbc.sql("""
				insert into seat_reach (seat, reachable, at) values (:seat, :reachable, :at)
				on conflict (seat) do update set reachable = excluded.reachable, at = excluded.at,
				rests_until = case when seat_reach.rested_at > excluded.at then seat_reach.rests_until end
				where seat_reach.at <= excluded.at""")
			.param("seat", seat.value())
			.param("reachable", reachable)
			.param("at", Timestamp.from(at))
			.update();
	}

	/**
	 * Leaves a softphone alone; a longer rest stays as it is.
	 * @param seat the softphone
	 * @param at since when
	 * @param until until when
	 */
	void rest(Seat seat, Instant at, Instant until) {
		this.jdbc.sql("""
				update seat_reach set rested_at = greatest(rested_at, :at), rests_until = greatest(rests_until, :until)
				where seat = :seat and at <= :at""")
			.param("seat", seat.value())
			.param("at", Timestamp.from(at))
			.param("until", Timestamp.from(until))
			.update();
	}

	Optional<SeatReach> find(Seat seat, Instant now) {
		return this.jdbc.sql(REACH + " where seat = :seat")
			.param("now", Timestamp.from(now))
			.param("seat", seat.value())
			.query(Seats::reach)
			.optional();
	}

	List<SeatReach> all(Instant now) {
		return this.jdbc.sql(REACH).param("now", Timestamp.from(now)).query(Seats::reach).list();
	}

	List<SeatReach> all(Instant now, Pace pace) {
		return this.jdbc.sql(REACH).param("now", Timestamp.from(now)).query(pace.of(Seats::reach)).list();
	}

	private static SeatReach reach(ResultSet row, int index) throws SQLException {
		return new SeatReach(new Seat(Objects.requireNonNull(row.getString("seat"))), row.getBoolean("reachable"),
				Objects.requireNonNull(row.getTimestamp("at")).toInstant());
	}

}
