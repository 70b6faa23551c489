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
import org.yihaotong.telephony.CallEvent.SeatReachable;

/**
 * What was last heard of each softphone.
 */
@Repository
class Seats {

	private final JdbcClient jdbc;

	Seats(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void heard(Seat seat, boolean reachable, Instant at) {
		this.jdbc.sql("""
				insert into seat_reach (seat, reachable, at) values (:seat, :reachable, :at)
				on conflict (seat) do update set reachable = excluded.reachable, at = excluded.at
				where seat_reach.at <= excluded.at""")
			.param("seat", seat.value())
			.param("reachable", reachable)
			.param("at", Timestamp.from(at))
			.update();
	}

	Optional<SeatReachable> find(Seat seat) {
		return this.jdbc.sql("select seat, reachable, at from seat_reach where seat = :seat")
			.param("seat", seat.value())
			.query(Seats::heard)
			.optional();
	}

	List<SeatReachable> all() {
		return this.jdbc.sql("select seat, reachable, at from seat_reach").query(Seats::heard).list();
	}

	private static SeatReachable heard(ResultSet row, int index) throws SQLException {
		return new SeatReachable(new Seat(Objects.requireNonNull(row.getString("seat"))), row.getBoolean("reachable"),
				Objects.requireNonNull(row.getTimestamp("at")).toInstant());
	}

}
