package org.yihaotong.telephony.softphone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * The passwords that are good. What has ended is not here any more.
 */
class SeatPasswords {

	private static final int ADVISORY_LOCK = 2420;

	private final JdbcClient jdbc;

	SeatPasswords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Keeps two requests for one seat from issuing two passwords. */
	void lock(Seat seat) {
		this.jdbc.sql("select pg_advisory_xact_lock(:lock, :seat)")
			.param("lock", ADVISORY_LOCK)
			.param("seat", Integer.parseInt(seat.value()))
			.query((row) -> {
			});
	}

	/** Lists what is good at a seat, the newest first. */
	List<SeatPassword> at(Seat seat, Instant now) {
		return this.jdbc
			.sql("select id, seat, expires_at from softphone_password where seat = :seat and expires_at > :now "
					+ "order by issued_at desc limit 2")
			.param("seat", seat.value())
			.param("now", Timestamp.from(now))
			.query(SeatPasswords::password)
			.list();
	}

	/** Lists what is good at all seats, at each the newest first. */
	Map<Seat, List<SeatPassword>> all(Instant now) {
		return this.jdbc
			.sql("select id, seat, expires_at from softphone_password where expires_at > :now "
					+ "order by seat, issued_at desc")
			.param("now", Timestamp.from(now))
			.query(SeatPasswords::password)
			.list()
			.stream()
			.collect(Collectors.groupingBy(SeatPassword::seat));
	}

	/** Adds one; of those before only the last stays. */
	SeatPassword add(Seat seat, StaffId holder, Instant now, Instant end) {
		this.jdbc
			.sql("delete from softphone_password where seat = :seat and id not in "
					+ "(select id from softphone_password where seat = :seat order by issued_at desc limit 1)")
			.param("seat", seat.value())
			.update();
		SeatPassword issued = new SeatPassword(UUID.randomUUID(), seat, end);
		this.jdbc
			.sql("insert into softphone_password (id, seat, holder, issued_at, expires_at) "
					+ "values (:id, :seat, :holder, :now, :end)")
			.param("id", issued.id())
			.param("seat", seat.value())
			.param("holder", holder.value())
			.param("now", Timestamp.from(now))
			.param("end", Timestamp.from(end))
			.update();
		return issued;
	}

	/**
	 * Ends what an agent has elsewhere and what others have where the agent sits.
	 * @return the seats at which something ended
	 */
	List<Seat> endOthers(StaffId holder, Optional<Seat> kept) {
		return this.jdbc
			.sql("delete from softphone_password where (holder = :holder and seat <> :kept) "
					+ "or (holder <> :holder and seat = :kept) returning seat")
			.param("holder", holder.value())
			.param("kept", kept.map(Seat::value).orElse(""))
			.query(SeatPasswords::seat)
			.list();
	}

	/**
	 * Ends what has run out.
	 * @return the seats at which something ended
	 */
	List<Seat> endExpired(Instant now) {
		return this.jdbc.sql("delete from softphone_password where expires_at <= :now returning seat")
			.param("now", Timestamp.from(now))
			.query(SeatPasswords::seat)
			.list();
	}

	private static SeatPassword password(ResultSet row, int index) throws SQLException {
		return new SeatPassword(Objects.requireNonNull(row.getObject("id", UUID.class)), seat(row, index),
				row.getTimestamp("expires_at").toInstant());
	}

	private static Seat seat(ResultSet row, int index) throws SQLException {
		return new Seat(Objects.requireNonNull(row.getString("seat")));
	}

}
