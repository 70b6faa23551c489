package org.yihaotong.lines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;

/**
 * The announcements in PostgreSQL. None is ever deleted or reworded.
 */
@Repository
class HotSpots {

	private static final String SELECT = """
			select id, line, text, from_at, until_at, started_by, ended_at, ended_by from line_announcement
			""";

	private final JdbcClient jdbc;

	HotSpots(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Lets one change after the other happen until the transaction ends. */
	void lock() {
		this.jdbc.sql("select value from line_revision for update").query(Long.class).single();
	}

	long add(Optional<LineNumber> line, String text, Instant from, Instant until, StaffId by) {
		return this.jdbc.sql("""
				insert into line_announcement (line, text, from_at, until_at, started_by)
				values (:line, :text, :from, :until, :by) returning id
				""")
			.param("line", line.map(LineNumber::value).orElse(null))
			.param("text", text)
			.param("from", Timestamp.from(from))
			.param("until", Timestamp.from(until))
			.param("by", by.value())
			.query(Long.class)
			.single();
	}

	/**
	 * Switches one off.
	 * @return whether it was still on
	 */
	boolean end(long id, Instant now, StaffId by) {
		return this.jdbc.sql("""
				update line_announcement set ended_at = :now, ended_by = :by
				where id = :id and ended_at is null and until_at > :now
				""").param("now", Timestamp.from(now)).param("by", by.value()).param("id", id).update() == 1;
	}

	Optional<Entry> find(long id) {
		return this.jdbc.sql(SELECT + "where id = ?").param(id).query((row, index) -> entry(row)).optional();
	}

	List<HotSpot> notOver(Instant now) {
		return this.jdbc.sql(SELECT + "where ended_at is null and until_at > ? order by id")
			.param(Timestamp.from(now))
			.query((row, index) -> entry(row).hotSpot())
			.list();
	}

	List<Entry> latest(int most) {
		return this.jdbc.sql(SELECT + "order by id desc limit ?").param(most).query((row, index) -> entry(row)).list();
	}

	private static Entry entry(ResultSet row) throws SQLException {
		Optional<Instant> endedAt = instant(row.getTimestamp("ended_at"));
		Instant until = row.getTimestamp("until_at").toInstant();
		long endedBy = row.getLong("ended_by");
		return new Entry(
				new HotSpot(row.getLong("id"), Optional.ofNullable(row.getString("line")).map(LineNumber::new),
						row.getString("text"), row.getTimestamp("from_at").toInstant(), endedAt.orElse(until)),
				until, new StaffId(row.getLong("started_by")), endedAt.map((at) -> new StaffId(endedBy)));
	}

	private static Optional<Instant> instant(@Nullable Timestamp time) {
		return Optional.ofNullable(time).map(Timestamp::toInstant);
	}

	/**
	 * An announcement with its history.
	 *
	 * @param hotSpot what callers hear or heard
	 * @param planned when it was to end
	 * @param startedBy who switched it on
	 * @param endedBy who switched it off before that; empty when nobody did
	 */
	record Entry(HotSpot hotSpot, Instant planned, StaffId startedBy, Optional<StaffId> endedBy) {
	}

}
